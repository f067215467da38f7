import type { DocumentContent } from '#domain';
import { formatMegabytes } from '#i18n';
import { Download, ExternalLink } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslator } from '../useTranslator';

/** Endings for what DICOM encapsulates (PS3.3 C.24.2). */
const endings: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'text/xml': 'xml',
  'application/sla': 'stl',
  'model/stl': 'stl',
  'model/obj': 'obj',
  'model/mtl': 'mtl',
};

/** A PDF in the browser's own viewer; anything can be opened apart or saved, as not every browser shows PDF here. */
export function DocumentView(props: { readonly document: DocumentContent; readonly name: string }) {
  const t = useTranslator();
  const { mimeType, bytes } = props.document;
  const isPdf = mimeType === 'application/pdf' || startsAsPdf(bytes);
  const url = useObjectUrl(bytes, isPdf ? 'application/pdf' : 'application/octet-stream');
  const ending = isPdf ? 'pdf' : (endings[mimeType] ?? 'bin');
  if (url === null) return null;
  const canShow = isPdf && navigator.pdfViewerEnabled;
  return (
    <>
      <p className="document-tools">
        {isPdf && (
          <a className="button" href={url} target="_blank" rel="noreferrer">
            <ExternalLink size={14} aria-hidden="true" />
            {t('objects.document.open')}
          </a>
        )}
        <a className="button" href={url} download={`${props.name}.${ending}`}>
          <Download size={14} aria-hidden="true" />
          {t('objects.document.save')}
        </a>
        <span className="quiet">
          {t('objects.document.size', { type: mimeType || ending, size: sizeOf(bytes.length) })}
        </span>
      </p>
      {canShow ? (
        <iframe className="document-frame" src={url} title={props.name} />
      ) : (
        <p role="status">{t(isPdf ? 'objects.document.noViewer' : 'objects.document.notShown')}</p>
      )}
    </>
  );
}

/** Some archives leave the type out. */
const startsAsPdf = (bytes: Uint8Array) =>
  bytes[0] === 0x25 && bytes[1] === 0x50 && bytes[2] === 0x44 && bytes[3] === 0x46;

const sizeOf = (bytes: number) =>
  bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${formatMegabytes(bytes)} MB`;

/** An address for the bytes as long as they are on show. */
function useObjectUrl(bytes: Uint8Array<ArrayBuffer>, type: string): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes], { type }));
    const shown = setTimeout(() => setUrl(made));
    return () => {
      clearTimeout(shown);
      URL.revokeObjectURL(made);
    };
  }, [bytes, type]);
  return url;
}
