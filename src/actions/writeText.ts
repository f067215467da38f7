import { formatPatientName, interfaceLanguageOf, type Language, type Review } from '#domain';
import {
  formatAgeAndSex,
  formatDate,
  formatMoment,
  isChestRadiograph,
  notSignedPhrase,
} from '#i18n';
import { reportToText } from '#report';
import { useReadingStore } from '#state';
import { findStudy } from './findImage';
import { draftIn, techniqueOf } from './keepReview';

/** The report in one language as plain text, with patient, study, model and signature around it. */
export function writeText(
  review: Review,
  language: Language,
  signature: { readonly reader: string; readonly at: string } | null = review.signature,
): string {
  const study = findStudy(review.StudyInstanceUID);
  const join = (parts: readonly string[]) => parts.filter((part) => part !== '').join(', ');
  const signed = review.signature;
  // Only what was read was signed.
  const isOther = signed !== null && signed.language !== language;
  const facts = techniqueOf(review);
  return reportToText(draftIn(review, language), {
    isOfChest: facts === null || isChestRadiograph(facts),
    patient: study
      ? join([
          formatPatientName(study.patient.PatientName, language),
          study.patient.PatientID,
          formatAgeAndSex(study.patient),
        ])
      : undefined,
    study: study ? join([formatDate(study.StudyDate), study.StudyDescription]) : undefined,
    model: nameModel(review, language),
    reader: signature?.reader,
    signedAt: signature ? formatMoment(signature.at) : undefined,
    notSigned: isOther
      ? notSignedPhrase(language, { ...signed, at: formatMoment(signed.at) })
      : undefined,
  });
}

/** The model that spoke, by name and version; undefined where none did. */
export function nameModel(review: Review, language: Language): string | undefined {
  const origin = review.findings[0]?.origin;
  if (origin?.kind !== 'model') return undefined;
  const { manifest } = useReadingStore.getState();
  const name =
    manifest?.id === origin.modelId ? manifest.name[interfaceLanguageOf(language)] : origin.modelId;
  return `${name} ${origin.modelVersion}`;
}
