import { compareReads, type Finding } from '#domain';
import { useReviewStore } from '#state';
import { useTranslator } from '../useTranslator';
import './ownRead.css';

/** On a card of the AI's: what the reader had marked before it was shown. */
export function OwnMarkLine({ original }: { readonly original: Finding }) {
  const t = useTranslator();
  const ownRead = useReviewStore((state) => state.presented?.review.ownRead);
  const own = ownRead?.marks[original.finding];
  const isOfAi = original.origin.kind === 'model' && original.origin.asked === undefined;
  if (own === undefined || (ownRead?.recordedAt ?? null) === null || !isOfAi) return null;
  const agreement = compareReads(own, original.presence);
  return (
    <p className="card-small own-difference" data-agreement={agreement}>
      {t(`own.agreement.${agreement}`, {
        own: t(`presence.${own}`),
        ai: t(`presence.${original.presence}`),
      })}
    </p>
  );
}
