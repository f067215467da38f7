import {
  boxOfMask,
  findingIds,
  type Finding,
  type Image,
  type InterfaceLanguage,
  type Region,
} from '#domain';
import { findingName, type Translator } from '#i18n';
import type { Inquiry } from '#state';
import type { OverlayItem } from '#viewer';

/** What was drawn to be described, and what an answer is about, where it is no finding of the list already. */
export function askedOverlays(
  t: Translator,
  language: InterfaceLanguage,
  inquiry: Inquiry,
  image: Image,
  isDrawing: boolean,
): OverlayItem[] {
  if (inquiry.status === 'none') return [];
  const { asked } = inquiry;
  const result = inquiry.status === 'done' ? inquiry.result : null;
  const item = (region: Region | null, label: string, finding?: Finding): OverlayItem[] => {
    if (region?.SOPInstanceUID !== image.SOPInstanceUID || region.frame !== image.frame) return [];
    return [
      {
        trackingUID: `asked ${label}`,
        region,
        label,
        status: 'pending',
        // Drawn dashed: nothing of an answer counts before it is kept.
        presence: 'undetermined',
        isSelected: asked.kind === 'drawn' && isDrawing,
        isHighlighted: true,
        colorIndex: finding ? findingIds.indexOf(finding.finding) : findingIds.length,
      },
    ];
  };
  const named = (finding: Finding) =>
    finding.presence === 'absent' ? t('ask.nothingHere') : findingName(language, finding.finding);
  if (result?.kind === 'described') {
    const { finding, trackingUIDs } = result;
    if (finding.presence !== 'absent') return item(finding.region, named(finding), finding);
    // A place that is called normal has no finding's colour, and is not called so where the list says otherwise.
    return item(finding.region, trackingUIDs.length > 0 ? t('ask.drawn') : named(finding));
  }
  if (asked.kind === 'drawn') return item(regionOf(asked.mask, image), t('ask.drawn'));
  if (result?.kind === 'located') {
    const { finding, region, concept } = result.located;
    if (finding) return item(region, named(finding), finding);
    const isAnatomy = concept === 'right-lung' || concept === 'left-lung' || concept === 'heart';
    return isAnatomy ? item(region, t(`ask.anatomy.${concept}`)) : [];
  }
  if (result?.kind === 'answered' && result.answer.kind === 'cardiothoracic-ratio') {
    const { measure } = result.answer;
    if (measure === null) return [];
    return [...item(measure.heart, t('answer.heart')), ...item(measure.chest, t('answer.chest'))];
  }
  return [];
}

function regionOf(mask: Region['mask'], image: Image): Region | null {
  const box = boxOfMask(mask);
  return box && { SOPInstanceUID: image.SOPInstanceUID, frame: image.frame, mask, box };
}
