import { ShokenError, type ErrorCode, type ReportIssue } from '#domain';
import { findingName } from '#i18n';
import * as reviewing from '#review';
import {
  issueKey,
  postNotice,
  putNextReview,
  useReviewStore,
  useSettingsStore,
  useViewerStore,
} from '#state';
import { audit } from './audit';
import { changeReview } from './decideFinding';
import { keepReview, presentReview } from './keepReview';
import { attempt, dropSigningProblems } from './notices';
import { whyUnread } from './whyUnread';
import { countOtherUnsigned, openNextStudy } from './worklist';
import { writeText } from './writeText';

/** What holds up signing: contradictions that the reader has confirmed no longer do. */
export function openIssues(
  issues: readonly ReportIssue[],
  confirmed: readonly string[],
): readonly ReportIssue[] {
  return issues.filter((issue) => isFirm(issue) || !confirmed.includes(issueKey(issue)));
}

/** Signs the report as it stands. Refused, with the first reason in hand, while anything is open. */
export async function signReport(): Promise<boolean> {
  const { presented, confirmedIssues } = useReviewStore.getState();
  if (presented === null) return false;
  dropSigningProblems();
  const reader = useSettingsStore.getState().readerName.trim();
  const signed = await attempt('sign-contradiction', async () => {
    refuseUnsaved();
    const [first] = openIssues(presented.issues, confirmedIssues);
    if (first) {
      useViewerStore.setState({ selectedUID: first.trackingUID });
      throw new ShokenError(codeOf(first), { findings: undecidedNames() });
    }
    if (reader === '') throw new ShokenError('sign-no-reader');
    refuseHidden();
    const at = new Date().toISOString();
    const { review } = presented;
    const text = writeText(review, review.language, { reader, at });
    return reviewing.sign(review, { reader, at, text, unread: whyUnread(review) });
  });
  if (signed === null) return false;
  putNextReview(presentReview(signed));
  await keepReview(signed);
  audit('record', 'report signed', { StudyInstanceUID: signed.StudyInstanceUID, reader });
  postNotice({ kind: 'signed' });
  return true;
}

export async function signAndOpenNext(): Promise<boolean> {
  const isSigned = await signReport();
  if (isSigned) skipToNext();
  return isSigned;
}

export function skipToNext(): void {
  if (!openNextStudy()) postNotice({ kind: 'no-next-study', filteredAway: countOtherUnsigned() });
}

/** A later word on a signed report. The signed text stays as it was. */
export async function addAddendum(text: string): Promise<boolean> {
  const reader = useSettingsStore.getState().readerName.trim();
  if (reader === '') {
    postNotice({ kind: 'problem', problem: { code: 'sign-no-reader', detail: {} } });
    return false;
  }
  const done = await changeReview((review) =>
    reviewing.addAddendum(review, { reader, at: new Date().toISOString(), text: text.trim() }),
  );
  if (done) audit('record', 'addendum written', { reader });
  return done;
}

/** Words and strokes in the editor would be missing from what is signed, and could not be saved after it. */
function refuseUnsaved(): void {
  if (useViewerStore.getState().draft !== null) throw new ShokenError('sign-editing');
}

/** Nobody signs words that are not on the screen. */
function refuseHidden(): void {
  if (useViewerStore.getState().isAiVisible) return;
  useViewerStore.setState({ isAiVisible: true });
  throw new ShokenError('sign-ai-hidden');
}

function undecidedNames(): string {
  const language = useSettingsStore.getState().interfaceLanguage;
  const findings = useReviewStore.getState().presented?.findings ?? [];
  return findings
    .filter(({ status }) => status === 'pending')
    .map(({ finding }) => findingName(language, finding))
    .join(language === 'ja' ? '、' : ', ');
}

const isFirm = (issue: ReportIssue) =>
  issue.kind === 'undecided' || issue.kind === 'empty-impression';

function codeOf(issue: ReportIssue): ErrorCode {
  if (issue.kind === 'undecided') return 'sign-undecided';
  if (issue.kind === 'empty-impression') return 'sign-empty-impression';
  return issue.kind === 'other-language' ? 'sign-other-language' : 'sign-contradiction';
}
