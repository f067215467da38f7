import type { Finding, ReadingState, Signature } from '#domain';
import { formatMegabytes, problemInBrief, problemMessage, type Translator } from '#i18n';

/** How many findings the model calls present, and of how many it abstained. */
function countFindings(findings: readonly Finding[]): {
  present: number;
  undetermined: number;
} {
  const count = (presence: Finding['presence']) =>
    findings.filter((finding) => finding.presence === presence).length;
  return { present: count('present'), undetermined: count('undetermined') };
}

export interface SummaryInput {
  readonly reading: ReadingState | undefined;
  readonly download: { readonly loadedBytes: number; readonly totalBytes: number } | null;
  readonly isAiOn: boolean;
  readonly isHidden: boolean;
  readonly signature: Signature | null;
  /** What other makers' results propose on this image, by who says it. */
  readonly others?: Others;
  /** On the image itself a reason is one sentence; what to do next is said below the image. */
  readonly isBrief?: boolean;
}

type Others = readonly { readonly maker: string; readonly count: number }[];

/** The one line on every image: what the AI did, whatever it did, and whether a reader has signed. */
export function summarizeReading(t: Translator, input: SummaryInput): string {
  const { reading, signature, others = [] } = input;
  const said = [sayReading(t, input), ...sayOthers(t, input)].join(' · ');
  if (reading?.status !== 'done' && others.length === 0) return said;
  const seal =
    signature === null
      ? t('ai.summary.notVerified')
      : t('ai.summary.verified', { reader: signature.reader });
  const hidden = input.isHidden ? [t('ai.summary.hidden')] : [];
  return [said, ...hidden, seal].join(' · ');
}

/** How many of the findings are whose: nothing is counted twice in silence. */
function sayShare(t: Translator, others: Others): string {
  if (others.length === 0) return '';
  const shares = others.map((other) => t('ai.summary.share', other));
  return t('ai.summary.of', { shares: shares.join(t('ai.summary.separator')) });
}

/** Where our own model has not spoken, others' findings stand by themselves. */
function sayOthers(t: Translator, { reading, others = [] }: SummaryInput): string[] {
  if (reading?.status === 'done') return [];
  return others.map((other) => t('ai.summary.others', other));
}

function sayReading(t: Translator, input: SummaryInput): string {
  const { reading, download, isAiOn, others = [] } = input;
  const sayWhy = input.isBrief ? problemInBrief : problemMessage;
  switch (reading?.status) {
    case undefined:
    case 'not-run':
      return isAiOn ? t('ai.summary.not-run') : t('ai.summary.off');
    case 'running':
      return sayStep(t, reading, download);
    case 'refused':
      return t('ai.summary.refused', { reason: sayWhy(t, reading.problem) });
    case 'failed':
      return t('ai.summary.failed', { reason: sayWhy(t, reading.problem) });
    case 'done': {
      const { present, undetermined } = countFindings(reading.reading.findings);
      const total = others.reduce((sum, { count }) => sum + count, present);
      if (total + undetermined === 0) return t('ai.summary.none');
      const findings = t('ai.summary.findings', { count: total }) + sayShare(t, others);
      if (undetermined === 0) return findings;
      const separator = t('ai.summary.separator');
      return `${findings}${separator}${t('ai.summary.undetermined', { count: undetermined })}`;
    }
  }
}

function sayStep(
  t: Translator,
  running: Extract<ReadingState, { status: 'running' }>,
  download: SummaryInput['download'],
): string {
  const step = t(`ai.step.${running.step}`);
  if (running.step === 'download' && download !== null && download.totalBytes > 0) {
    return t('ai.summary.runningMegabytes', {
      step,
      loaded: formatMegabytes(download.loadedBytes),
      total: formatMegabytes(download.totalBytes),
    });
  }
  if (running.progress === null) return t('ai.summary.running', { step });
  return t('ai.summary.runningPercent', { step, percent: Math.round(running.progress * 100) });
}

/** The same in a word or two, for lists. */
export function describeState(t: Translator, reading: ReadingState | undefined): string {
  if (reading === undefined) return t('ai.state.not-run');
  if (reading.status !== 'done') return t(`ai.state.${reading.status}`);
  const { present, undetermined } = countFindings(reading.reading.findings);
  if (present + undetermined === 0) return t('ai.state.none');
  const findings = t('ai.state.findings', { count: present });
  if (undetermined === 0) return findings;
  return [findings, t('ai.summary.undetermined', { count: undetermined })].join(
    t('ai.summary.separator'),
  );
}
