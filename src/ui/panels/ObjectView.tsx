import type { ObjectContent, StudyObject } from '#domain';
import { objectsOf } from '#domain';
import { problemMessage } from '#i18n';
import { useObjectsStore, useWorklistStore } from '#state';
import { nameMaker, nameObject, objectIcons } from '../describeObject';
import { useTranslator } from '../useTranslator';
import { DocumentView } from './DocumentView';
import { ObjectParts } from './ObjectParts';
import { ReportTree } from './ReportTree';
import './objects.css';

/** A report or document in the place of an image. */
export function ObjectView({ SOPInstanceUID }: { readonly SOPInstanceUID: string }) {
  const object = useWorklistStore(({ studies }) =>
    studies.flatMap(objectsOf).find((each) => each.SOPInstanceUID === SOPInstanceUID),
  );
  return object ? <OpenedObject object={object} /> : null;
}

function OpenedObject({ object }: { readonly object: StudyObject }) {
  const t = useTranslator();
  const state = useObjectsStore((objects) => objects.states[object.SOPInstanceUID]);
  const Icon = objectIcons[object.kind];
  const name = nameObject(t, object);
  const content = state?.status === 'ready' ? state.content : null;
  const facts = [
    t(`objects.kind.${object.kind}`),
    nameMaker(object.maker),
    ...(content?.kind === 'report' ? [t(statusOf(content))] : []),
  ].filter((word) => word !== '');
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- long texts are scrolled by keys too
    <article className="object-view" aria-label={name} data-status={state?.status} tabIndex={0}>
      <header>
        <Icon size={20} aria-hidden="true" />
        <h2>{name}</h2>
        <p className="quiet">{facts.join(' · ')}</p>
      </header>
      {state?.status === 'failed' ? (
        <p role="alert">{problemMessage(t, state.problem)}</p>
      ) : (
        !content && <p role="status">{t('objects.reading')}</p>
      )}
      {content?.kind === 'report' && <ReportTree root={content.root} />}
      {isDrawn(content) && (
        <div className="object-parts">
          <p role="status">{t('objects.noImages')}</p>
          <ObjectParts uid={object.SOPInstanceUID} content={content} />
        </div>
      )}
      {content?.kind === 'document' && <DocumentView document={content} name={name} />}
    </article>
  );
}

/** What lies on images; here it is listed, for none of them is open. */
const isDrawn = (content: ObjectContent | null): content is ObjectContent =>
  content !== null && content.kind !== 'report' && content.kind !== 'document';

const statusOf = ({ isComplete, isVerified }: { isComplete: boolean; isVerified: boolean }) =>
  isVerified
    ? ('objects.report.verified' as const)
    : isComplete
      ? ('objects.report.unverified' as const)
      : ('objects.report.partial' as const);
