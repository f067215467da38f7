import { useSessionStore } from '#state';

interface Steps {
  readonly open: (StudyInstanceUID: string) => void;
  readonly close: () => void;
}

/**
 * Ties the browser's back and forward buttons to the two screens: back leads from a study to the worklist and not
 * out of the app, forward into the study again. Gives back how to stop.
 */
export function followHistory({ open, close }: Steps): () => void {
  /** A step back that we asked for ourselves and that the browser has not taken yet. */
  let isStepping = false;
  const sync = () => {
    if (isStepping) return;
    const now = useSessionStore.getState().StudyInstanceUID;
    const here = studyOf(history.state);
    if (now === here) return;
    if (now === null) {
      isStepping = true;
      history.back();
    } else if (here === null) history.pushState({ StudyInstanceUID: now }, '');
    else history.replaceState({ StudyInstanceUID: now }, '');
  };
  const step = ({ state }: PopStateEvent) => {
    if (isStepping) {
      // A study may have been opened before the step was taken.
      isStepping = false;
      sync();
      return;
    }
    const wanted = studyOf(state);
    if (wanted === useSessionStore.getState().StudyInstanceUID) return;
    if (wanted === null) close();
    else open(wanted);
  };
  // What an earlier visit of this tab has left may be gone.
  if (useSessionStore.getState().StudyInstanceUID === null) history.replaceState(null, '');
  sync();
  const unsubscribe = useSessionStore.subscribe(sync);
  window.addEventListener('popstate', step);
  return () => {
    unsubscribe();
    window.removeEventListener('popstate', step);
  };
}

function studyOf(state: unknown): string | null {
  const { StudyInstanceUID } = (state ?? {}) as { readonly StudyInstanceUID?: unknown };
  return typeof StudyInstanceUID === 'string' ? StudyInstanceUID : null;
}
