import { readImage } from '#actions';
import { noContext, type Review } from '#domain';
import { bearingOn, bearingStated } from '#i18n';
import { useReadingStore, useSessionStore } from '#state';
import { useShownReview } from '../useShownReview';
import { useTranslator } from '../useTranslator';

/** Has the model word its findings anew, where the clinical context has changed so that it bears otherwise on one. */
export function RewordButton() {
  const t = useTranslator();
  const review = useShownReview()?.review;
  const imageId = useSessionStore((state) => state.reviewImageId);
  const reading = useReadingStore((state) => state.readings[imageId ?? '']);
  const hearsOfIt = useReadingStore((state) => state.manifest?.decoder.codes.context !== undefined);
  const canReword = hearsOfIt && reading?.status === 'done' && imageId !== null;
  if (!canReword || !review || !hasOldWording(review)) return null;
  return (
    <button type="button" className="button" onClick={() => void readImage(imageId)}>
      {t('context.reword')}
    </button>
  );
}

/** Sentences that were replaced, or that the reader wrote, speak of no context and do not count. */
function hasOldWording({ findings, context = noContext }: Review): boolean {
  return findings.some(({ finding, sentences: { en } }) => {
    const isDecoded = en?.source === 'decoder';
    return isDecoded && bearingStated('en', en.text) !== bearingOn(finding, context);
  });
}
