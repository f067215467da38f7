import { beforeEach, expect, it, vi } from 'vitest';
import { startReview, reviewedFindings } from '#review';
import { putOpenedReview, restingViewer, useViewerStore } from '#state';
import { runCommand } from '../../../src/ui/commands/runCommand';
import { aFinding } from '../../builders/finding';

const image = { StudyInstanceUID: '1.2.3', SOPInstanceUID: '1.2.3.4', frame: 1 };
const openRejectMenu = vi.fn();
const reject = () => runCommand('reject', { viewport: null, openOverlay: vi.fn(), openRejectMenu });

beforeEach(() => {
  const review = startReview(image, [aFinding('2.25.1')], 'en');
  putOpenedReview({
    review,
    findings: reviewedFindings(review),
    report: { language: 'en', sections: [] },
    issues: [],
  });
  useViewerStore.setState(restingViewer);
});

it('a key that decides on a hidden finding shows it first', () => {
  useViewerStore.setState({ isAiVisible: false });
  reject();
  expect(openRejectMenu).not.toHaveBeenCalled();
  expect(useViewerStore.getState().isAiVisible).toBe(true);
  reject();
  expect(openRejectMenu).toHaveBeenCalledExactlyOnceWith('2.25.1');
});
