import { listParts, showPart, toggleParts, type ObjectPart } from '#actions';
import type { ObjectContent } from '#domain';
import type { Translator } from '#i18n';
import { useObjectsStore } from '#state';
import { useMemo } from 'react';
import { useTranslator } from '../useTranslator';

/** Segments, structures or graphics: each switched by its box, and brought to the screen by its name. */
export function ObjectParts(props: { readonly uid: string; readonly content: ObjectContent }) {
  const t = useTranslator();
  const { uid, content } = props;
  const hiddenParts = useObjectsStore((state) => state.hiddenParts);
  const parts = useMemo(() => listParts(content, uid), [content, uid]);
  const ids = parts.map(({ id }) => id);
  const isAnyHidden = ids.some((id) => id in hiddenParts);
  return (
    <>
      {notesOn(t, content).map((note) => (
        <p key={note} className="quiet">
          {note}
        </p>
      ))}
      {parts.length > 1 && (
        <button type="button" className="button" onClick={() => toggleParts(ids, isAnyHidden)}>
          {isAnyHidden ? t('objects.showAll') : t('objects.hideAll')}
        </button>
      )}
      <ul aria-label={t('objects.parts')}>
        {parts.map((part) => (
          <li key={part.id}>
            <label className="check">
              <input
                type="checkbox"
                checked={!(part.id in hiddenParts)}
                onChange={(event) => toggleParts([part.id], event.target.checked)}
              />
              <span className="swatch" style={{ background: part.color }} aria-hidden="true" />
              <span className="sr-only">{nameOf(part)}</span>
            </label>
            <button
              type="button"
              className="button is-plain part-name"
              disabled={part.count === 0}
              title={t('objects.goTo')}
              onClick={() => void showPart(uid, part.id)}
            >
              {nameOf(part)}
            </button>
            <span className="quiet">{describePart(t, part, content)}</span>
          </li>
        ))}
      </ul>
    </>
  );

  function nameOf({ label, type, id }: ObjectPart): string {
    return label || (type?.meaning ?? '') || t('objects.part', { number: ids.indexOf(id) + 1 });
  }
}

/** What its code says where its name says something else, and over how many images it goes. */
function describePart(t: Translator, part: ObjectPart, content: ObjectContent): string {
  const { type, label, count } = part;
  const meaning = type?.meaning ?? '';
  const isSaid = label.toLowerCase().includes(meaning.toLowerCase());
  const extent =
    count === 0
      ? t('objects.emptyPart')
      : content.kind === 'report'
        ? ''
        : t(content.kind === 'structures' ? 'objects.contours' : 'objects.frames', { count });
  return [isSaid ? '' : meaning, extent].filter((word) => word !== '').join(' · ');
}

function notesOn(t: Translator, content: ObjectContent): string[] {
  switch (content.kind) {
    case 'segmentation':
      return [
        ...(content.isFractional ? [t('objects.fractional')] : []),
        ...(content.lostFrames > 0 ? [t('objects.lostFrames', { count: content.lostFrames })] : []),
      ];
    case 'structures':
      return content.lostContours > 0
        ? [t('objects.lostContours', { count: content.lostContours })]
        : [];
    case 'report':
    case 'presentation':
    case 'document':
      return [];
  }
}
