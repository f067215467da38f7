import { presentAs } from '#actions';
import type { PresentationContent } from '#domain';
import type { Translator } from '#i18n';
import { useObjectsStore } from '#state';
import { useTranslator } from '../useTranslator';

/** Shows images as the maker of a presentation state wanted them seen, or again as they came. Never of its own accord. */
export function PresentationSwitch(props: {
  readonly uid: string;
  readonly content: PresentationContent;
}) {
  const t = useTranslator();
  const { uid, content } = props;
  const isOn = useObjectsStore((state) => state.presentedUID === uid);
  const words = content.description === '' ? [] : [content.label].filter((word) => word !== '');
  return (
    <>
      {words.map((word) => (
        <p key={word}>{word}</p>
      ))}
      <label className="check">
        <input
          type="checkbox"
          role="switch"
          checked={isOn}
          onChange={(event) => presentAs(event.target.checked ? uid : null)}
        />
        {t('objects.asPresented')}
      </label>
      <p className="quiet">{describe(t, content)}</p>
    </>
  );
}

/** What would change. */
function describe(t: Translator, content: PresentationContent): string {
  const { windows, graphics, texts, shutters, areas, rotation, isMirrored } = content;
  const words = [
    windows.length > 0 ? t('objects.presents.window') : '',
    graphics.length > 0 ? t('objects.presents.graphics', { count: graphics.length }) : '',
    texts.length > 0 ? t('objects.presents.texts', { count: texts.length }) : '',
    shutters.length > 0 ? t('objects.presents.shutter') : '',
    areas.length > 0 ? t('objects.presents.area') : '',
    rotation !== 0 || isMirrored ? t('objects.presents.turn') : '',
  ];
  return words.filter((word) => word !== '').join(' · ');
}
