import { readFile } from 'node:fs/promises';
import { openFiles } from '#dicom';
import {
  contextOfStudy,
  imagesOf,
  interfaceLanguageOf,
  reportLanguages,
  ShokenError,
  type Image,
  type Language,
  type ModelReading,
  type Problem,
  type Study,
} from '#domain';
import { createTranslator, problemMessage } from '#i18n';
import { checkHeaderScope, type Engine, type ModelPackage } from '#inference';
import { draftReport, reportToText } from '#report';
import { startReview } from '#review';
import { emptyEntry, type ImageEntry } from './output';

/** What reading a file needs, opened once for all of them. */
export interface Reader {
  readonly engine: Engine;
  readonly modelPackage: ModelPackage;
  /** Of reasons. */
  readonly language: Language;
}

type Listener = (reading: ModelReading) => void;

/**
 * Reads one file; `onRead` hears what the model said. Whatever goes wrong becomes its entry's status and reason; nothing
 * is thrown.
 */
export async function readFileImages(
  reader: Reader,
  file: string,
  onRead: Listener = () => undefined,
): Promise<ImageEntry> {
  const entry = emptyEntry(file);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const reason = { code: 'file-unreadable', message: wordsOf(error) };
    return { ...entry, status: 'failed', reason };
  }
  try {
    return await readBytes(reader, entry, bytes, onRead);
  } catch (error) {
    return withReason(entry, problemOf(error), reader.language);
  }
}

async function readBytes(
  { engine, modelPackage: { manifest }, language }: Reader,
  entry: ImageEntry,
  bytes: Uint8Array,
  onRead: Listener,
): Promise<ImageEntry> {
  const buffer = Uint8Array.from(bytes).buffer;
  const opened = await openFiles([{ name: entry.file, bytes: () => Promise.resolve(buffer) }]);
  const found = opened.studies.flatMap((study) =>
    imagesOf(study).map((image) => ({ study, image })),
  );
  const [first] = found;
  if (!first) {
    const problem = opened.rejected[0]?.problem ?? { code: 'file-no-pixels', detail: {} };
    return withReason(entry, problem, language);
  }
  const { study, image } = first;
  const sized = { ...entry, width: image.Columns, height: image.Rows };
  try {
    // The header may name no number of frames where the file holds several.
    const NumberOfFrames = Math.max(image.NumberOfFrames, found.length);
    const refusal = checkHeaderScope(
      { ...image, NumberOfFrames },
      study.patient.ageYears,
      manifest,
    );
    if (refusal) return withReason(sized, refusal, language);
    const { modality } = await opened.frames.readFrame(image.imageId);
    if (!modality) throw new ShokenError('scope-appearance', { reason: 'colour' });
    const reading = await engine.read(
      {
        image,
        patientAgeYears: study.patient.ageYears,
        pixels: modality,
        context: contextOfStudy(study),
        languages: [language, ...reportLanguages.filter((other) => other !== language)],
      },
      () => undefined,
    );
    onRead(reading);
    return withReading(sized, study, image, reading);
  } catch (error) {
    return withReason(sized, problemOf(error), language);
  }
}

function withReading(
  entry: ImageEntry,
  study: Study,
  image: Image,
  reading: ModelReading,
): ImageEntry {
  const review = startReview(
    {
      StudyInstanceUID: study.StudyInstanceUID,
      SOPInstanceUID: image.SOPInstanceUID,
      frame: image.frame,
    },
    reading.findings,
    'en',
  );
  const facts = {
    modality: image.Modality,
    view: image.ViewPosition,
    bodyPart: image.BodyPartExamined,
    hasHeader: image.hasHeader,
    isReadAsChest: true,
  };
  const model = `${reading.model.modelId} ${reading.model.modelVersion}`;
  const report = (language: Language) =>
    reportToText(draftReport(review, facts, language), { model });
  const isFound = reading.findings.some(({ presence }) => presence !== 'absent');
  const round = (value: number) => Number(value.toFixed(2));
  return {
    ...entry,
    status: isFound ? 'findings' : 'no-findings',
    findings: reading.findings.map((finding) => {
      const boxes = finding.proposals.map((box) => box.map(round));
      return {
        finding: finding.finding,
        presence: finding.presence,
        probability: Number((finding.probability ?? 0).toFixed(6)),
        box: boxes[0] ?? null,
        boxes,
        side: finding.attributes.side,
        zone: finding.attributes.zone,
        sentences: inEach((each) => finding.sentences[each]?.text ?? ''),
        trackingUID: finding.trackingUID,
      };
    }),
    report: inEach(report),
    durationMs: {
      preprocess: round(reading.durationMs.preprocess),
      encode: round(reading.durationMs.encode),
      ground: round(reading.durationMs.ground),
      decode: round(reading.durationMs.decode),
    },
  };
}

const inEach = (write: (language: Language) => string): Record<Language, string> => ({
  en: write('en'),
  ja: write('ja'),
  zh: write('zh'),
});

/** Outside of what the model reads is refused; anything else that keeps it from reading is a failure. */
function withReason(entry: ImageEntry, problem: Problem, language: Language): ImageEntry {
  const words = problemMessage(createTranslator(interfaceLanguageOf(language)), problem);
  // Whoever runs a batch can do something with what an engine said, other than the app's readers.
  const { why } = problem.detail;
  const message = why === undefined ? words : `${words} (${why})`;
  return {
    ...entry,
    status: problem.code.startsWith('scope-') ? 'refused' : 'failed',
    reason: { code: problem.code, message },
  };
}

function problemOf(error: unknown): Problem {
  if (error instanceof ShokenError) return error.toProblem();
  return { code: 'inference-failed', detail: { why: wordsOf(error) } };
}

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
