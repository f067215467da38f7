import { setSlab, showPlane } from '#actions';
import { sectionPlanes, slabProjections } from '#domain';
import type { SectionContent } from '#state';
import { memo } from 'react';
import { useTranslator } from '../useTranslator';

const slabsMm = [5, 10, 20, 40];

interface PlaneChoiceProps {
  readonly pane: number;
  /** Null where the viewport shows the stack as it was taken. */
  readonly section: SectionContent | null;
}

/** In a viewport with a stack that lies in the patient: in which plane it is shown, and how thick a slab as one. */
export const PlaneChoice = memo(function PlaneChoice({ pane, section }: PlaneChoiceProps) {
  const t = useTranslator();
  return (
    <div className="plane-choice">
      <select
        aria-label={t('viewer.plane')}
        title={t('viewer.plane')}
        value={section?.plane ?? ''}
        onChange={({ target }) =>
          void showPlane(pane, sectionPlanes.find((plane) => plane === target.value) ?? null)
        }
      >
        <option value="">{t('viewer.asTaken')}</option>
        {sectionPlanes.map((plane) => (
          <option key={plane} value={plane}>
            {t(`viewer.plane.${plane}`)}
          </option>
        ))}
      </select>
      {section && <SlabChoice pane={pane} section={section} />}
    </div>
  );
});

function SlabChoice(props: { readonly pane: number; readonly section: SectionContent }) {
  const t = useTranslator();
  const { thickness, projection, gapMm } = props.section;
  const offered = slabsMm.map((mm) => ({ mm, sections: Math.max(1, Math.round(mm / gapMm)) }));
  return (
    <>
      <select
        aria-label={t('viewer.slab')}
        title={t('viewer.slab')}
        value={thickness}
        onChange={({ target }) => setSlab(props.pane, { thickness: Number(target.value) })}
      >
        <option value={1}>{t('viewer.noSlab')}</option>
        {offered
          .filter(({ sections }, at) => sections > (offered[at - 1]?.sections ?? 1))
          .map(({ mm, sections }) => (
            <option key={sections} value={sections}>
              {t('viewer.mm', { mm })}
            </option>
          ))}
      </select>
      {thickness > 1 && (
        <select
          aria-label={t('viewer.projection')}
          title={t('viewer.projection')}
          value={projection}
          onChange={({ target }) => {
            const chosen = slabProjections.find((each) => each === target.value);
            if (chosen) setSlab(props.pane, { projection: chosen });
          }}
        >
          {slabProjections.map((each) => (
            <option key={each} value={each}>
              {t(`viewer.projection.${each}`)}
            </option>
          ))}
        </select>
      )}
    </>
  );
}
