import { emptyQuery, priorsAmong } from '#domain';
import { noPriors, useGuidesStore, usePanesStore, usePriorsStore, useSessionStore } from '#state';
import { connectionTo, theArchive } from './archiveConnection';
import { arrange } from './arrangePanes';
import { findStudy } from './findImage';
import { presentAnew } from './keepReview';
import { canAskArchive } from './knownPriors';
import { isCancelled } from './notices';
import { archiveProblem } from './searchArchive';
import { showImage } from './showImage';

/** The newest of them are what a reader compares with. */
const mostPriors = 50;

let seeking: AbortController | null = null;

/** Asks the archive, if one is set up, for earlier studies of the open study's patient. Says so where it cannot be asked. */
export async function seekPriors(): Promise<void> {
  forgetPriors();
  const study = findStudy(useSessionStore.getState().StudyInstanceUID ?? '');
  if (!study || !canAskArchive(study)) return;
  const { PatientID } = study.patient;
  const controller = new AbortController();
  seeking = controller;
  usePriorsStore.setState({ search: { status: 'searching' } });
  presentAnew();
  try {
    const { searchStudies } = await theArchive();
    const range = { offset: 0, limit: mostPriors };
    const query = { ...emptyQuery, PatientID, StudyDateTo: study.StudyDate };
    const found = await searchStudies(connectionTo(controller.signal), query, range);
    if (controller.signal.aborted) return;
    const archived = priorsAmong(study, found.studies);
    usePriorsStore.setState({ search: { status: 'done' }, archived });
    // The report says no longer that none is known.
    presentAnew();
  } catch (error) {
    if (controller.signal.aborted || isCancelled(error)) return;
    usePriorsStore.setState({ search: { status: 'failed', problem: archiveProblem(error) } });
  }
}

/** Another study is open, or none. */
export function forgetPriors(): void {
  seeking?.abort();
  usePriorsStore.setState(noPriors);
}

/** Shows an image for comparison at the right of the stage, beside what is shown now. */
export async function hangAtRight(imageId: string, pane?: number): Promise<void> {
  if (usePanesStore.getState().panes.length === 1) {
    arrange({ rows: 1, columns: 2 });
    // What is compared is looked at in one size.
    useGuidesStore.setState({ isViewLinked: true });
  }
  usePanesStore.setState({ isMaximized: false });
  await showImage(imageId, pane ?? usePanesStore.getState().layout.columns - 1);
}
