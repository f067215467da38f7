import { ShokenError } from '#domain';
import { readMultipart } from './readMultipart';
import type { Answer } from './request';

/** A part of an answer with its own media type, as far as it names one. */
interface TypedPart {
  readonly contentType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * The parts of an answer; a few archives send a single one without the wrapping. None where there is no
 * content. Throws `archive-not-dicomweb` where the answer is a web page or JSON, and the codes of `readMultipart`.
 */
export async function* readParts({ contentType, chunks }: Answer): AsyncGenerator<TypedPart> {
  if (/^multipart\/related/i.test(contentType)) {
    for await (const { headers, bytes } of readMultipart(chunks, contentType)) {
      yield { contentType: headers.get('content-type') ?? '', bytes };
    }
    return;
  }
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  if (bytes.length === 0) return;
  if (!/^(application\/(dicom|octet-stream)|image\/)/i.test(contentType) || isJson(contentType)) {
    throw new ShokenError('archive-not-dicomweb');
  }
  yield { contentType, bytes };
}

const isJson = (contentType: string) => /json/i.test(contentType);
