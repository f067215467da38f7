import { closeObject } from '#actions';
import { objectsOf } from '#domain';
import { problemMessage } from '#i18n';
import { useObjectsStore, useWorklistStore } from '#state';
import { X } from 'lucide-react';
import { nameMaker, nameObject } from '../describeObject';
import { useTranslator } from '../useTranslator';
import { IconButton } from '../widgets/IconButton';
import { ObjectParts } from './ObjectParts';
import { PresentationSwitch } from './PresentationSwitch';
import './objects.css';

/** Over the left edge of the stage: the parts of the object in hand, each to be switched on and off. */
export function ObjectPanel() {
  const t = useTranslator();
  const listedUID = useObjectsStore((state) => state.listedUID);
  const state = useObjectsStore((objects) => objects.states[listedUID ?? '']);
  const object = useWorklistStore(({ studies }) =>
    studies.flatMap(objectsOf).find((each) => each.SOPInstanceUID === listedUID),
  );
  if (!object) return null;
  const name = nameObject(t, object);
  const maker = nameMaker(object.maker);
  return (
    <aside className="object-panel" aria-label={name}>
      <header>
        <h2>{name}</h2>
        <IconButton icon={X} label={t('objects.close')} onClick={closeObject} />
      </header>
      <p className="quiet">
        {[t(`objects.kind.${object.kind}`), maker].filter((word) => word !== '').join(' · ')}
      </p>
      {state?.status === 'reading' && <p role="status">{t('objects.reading')}</p>}
      {state?.status === 'failed' && <p role="alert">{problemMessage(t, state.problem)}</p>}
      {state?.status === 'ready' &&
        (state.content.kind === 'presentation' ? (
          <PresentationSwitch uid={object.SOPInstanceUID} content={state.content} />
        ) : (
          <ObjectParts uid={object.SOPInstanceUID} content={state.content} />
        ))}
    </aside>
  );
}
