import { showObject } from '#actions';
import { imagesOf, objectsOf, type Study } from '#domain';
import { useObjectsStore, usePanesStore, useSessionStore } from '#state';
import { memo } from 'react';
import { nameObject, objectIcons } from '../describeObject';
import { useTranslator } from '../useTranslator';

/** What came with the study beside its images, below its series. */
export const ObjectEntries = memo(function ObjectEntries({ study }: { readonly study: Study }) {
  const t = useTranslator();
  const listedUID = useObjectsStore((state) => state.listedUID);
  const states = useObjectsStore((state) => state.states);
  const shownUID = usePanesStore(({ panes, active }) => {
    const content = panes[active]?.content;
    return content?.kind === 'object' ? content.SOPInstanceUID : null;
  });
  // A segmentation without its images is shown as images of its own.
  const imageId = useSessionStore((session) => session.imageId);
  const image = imagesOf(study).find((each) => each.imageId === imageId);
  const currentUIDs = [shownUID ?? image?.SOPInstanceUID, listedUID];
  return objectsOf(study).map((object) => {
    const { SOPInstanceUID, kind, Modality } = object;
    const Icon = objectIcons[kind];
    const name = nameObject(t, object);
    const status = states[SOPInstanceUID]?.status;
    return (
      <button
        key={SOPInstanceUID}
        type="button"
        className="strip-entry is-object"
        aria-current={currentUIDs.includes(SOPInstanceUID)}
        aria-label={t('objects.show', { kind: t(`objects.kind.${kind}`), name })}
        title={name}
        data-status={status}
        onClick={() => void showObject(SOPInstanceUID)}
      >
        <Icon size={18} aria-hidden="true" />
        <span className="strip-name">{name}</span>
        <span className="quiet">{Modality}</span>
      </button>
    );
  });
});
