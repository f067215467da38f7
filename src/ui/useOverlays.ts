import type { FindingId, Image, Region, ReviewedFinding } from '#domain';
import { findingIds } from '#domain';
import { findingName, type Translator } from '#i18n';
import {
  useInquiryStore,
  useReviewStore,
  useSettingsStore,
  useViewerStore,
  type FindingDraft,
} from '#state';
import type { OverlayItem } from '#viewer';
import { useMemo } from 'react';
import { askedOverlays } from './askedOverlays';
import { shortOrigin } from './nameOrigin';
import { useTranslator } from './useTranslator';

/** A finding keeps its colour in list, image and report: by kind, as readers learn them. */
export function colorIndexOf(finding: FindingId): number {
  return findingIds.indexOf(finding);
}

/** Identity on the image of a finding that is being added. */
const newFinding = 'new-finding';

/** One for all images without any: nothing is drawn anew from one to the next. */
const noItems: readonly OverlayItem[] = [];

/** The regions to draw on this image, with what was asked, and the draft in place of the finding it edits. */
export function useOverlays(image: Image | null): readonly OverlayItem[] {
  const t = useTranslator();
  const language = useSettingsStore((settings) => settings.interfaceLanguage);
  const findings = useReviewStore((state) => state.presented?.findings);
  const { selectedUID, highlightedUID, draft, regionTool } = useViewerStore();
  const inquiry = useInquiryStore((state) => state.inquiry);

  return useMemo(() => {
    if (!image) return noItems;
    const isHere = (region: Region) =>
      region.SOPInstanceUID === image.SOPInstanceUID && region.frame === image.frame;
    const label = (each: Pick<ReviewedFinding, 'finding' | 'presence'>) => {
      const name = findingName(language, each.finding);
      return each.presence === 'undetermined' ? `${name} · ${t('presence.undetermined')}` : name;
    };
    const items = (findings ?? []).flatMap((each): OverlayItem[] => {
      const { trackingUID } = each.original;
      if (draft?.trackingUID === trackingUID) return [];
      if (each.region === null || !isHere(each.region)) return [];
      return [
        {
          trackingUID,
          region: each.region,
          label: label(each) + nameOther(t, each),
          status: each.status,
          presence: each.presence,
          isSelected: draft === null && trackingUID === selectedUID,
          isHighlighted: trackingUID === highlightedUID,
          colorIndex: colorIndexOf(each.finding),
        },
      ];
    });
    const isDescribing = regionTool === 'describe-brush';
    items.push(...askedOverlays(t, language, inquiry, image, isDescribing));
    const drawn = draft && overlayOfDraft(draft, label(draft));
    if (drawn && isHere(drawn.region)) items.push(drawn);
    return items.length > 0 ? items : noItems;
  }, [image, findings, draft, selectedUID, highlightedUID, regionTool, inquiry, language, t]);
}

/** Another maker's region says whose it is: it must never pass for our model's. */
function nameOther(t: Translator, { original: { origin } }: ReviewedFinding): string {
  return origin.kind === 'other' ? ` · ${shortOrigin(t, origin)}` : '';
}

function overlayOfDraft(draft: FindingDraft, label: string): OverlayItem | null {
  if (draft.region === null) return null;
  return {
    trackingUID: draft.trackingUID ?? newFinding,
    region: draft.region,
    label,
    status: 'edited',
    // A region in hand is always drawn, also while the finding is being called absent.
    presence: 'present',
    isSelected: true,
    isHighlighted: true,
    colorIndex: colorIndexOf(draft.finding),
  };
}
