import { setSlab } from '#actions';
import type { SectionContent } from '#state';
import { useTranslator } from '../useTranslator';

const slabsMm = [5, 10, 20, 40];

/** In a viewport with a section: how thick a slab is shown as one (maximum intensity projection). */
export function SlabChoice(props: { readonly pane: number; readonly content: SectionContent }) {
  const t = useTranslator();
  const { thickness, gapMm } = props.content;
  const offered = slabsMm.map((mm) => ({ mm, sections: Math.max(1, Math.round(mm / gapMm)) }));
  return (
    <label className="slab-choice">
      <span className="sr-only">{t('viewer.slab')}</span>
      <select
        title={t('viewer.slab')}
        value={thickness}
        onChange={(event) => setSlab(props.pane, Number(event.target.value))}
      >
        <option value={1}>{t('viewer.noSlab')}</option>
        {offered
          .filter(({ sections }, at) => sections > (offered[at - 1]?.sections ?? 1))
          .map(({ mm, sections }) => (
            <option key={sections} value={sections}>
              {t('viewer.slabOf', { mm })}
            </option>
          ))}
      </select>
    </label>
  );
}
