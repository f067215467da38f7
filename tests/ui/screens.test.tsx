// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Finding, ModelManifest, Review } from '#domain';
import type * as i18n from '#i18n';
import { draftReport, checkReport } from '#report';
import { accept, reviewedFindings, startReview } from '#review';
import {
  putOpenedReview,
  restingViewer,
  useNoticeStore,
  useReadingStore,
  useReviewStore,
  useSettingsStore,
  useViewerStore,
  useWorklistStore,
} from '#state';
import { FindingsPanel } from '../../src/ui/panels/FindingsPanel';
import { HelpSheet } from '../../src/ui/panels/HelpSheet';
import { IntendedUse } from '../../src/ui/panels/IntendedUse';
import { KeysDialog } from '../../src/ui/panels/KeysDialog';
import { Notices } from '../../src/ui/panels/Notices';
import { RejectNoteDialog } from '../../src/ui/panels/RejectNoteDialog';
import { RejectedFiles } from '../../src/ui/panels/RejectedFiles';
import { ReportPanel } from '../../src/ui/panels/ReportPanel';
import { SettingsDialog } from '../../src/ui/panels/SettingsDialog';
import { Tour } from '../../src/ui/panels/Tour';
import { Worklist } from '../../src/ui/panels/Worklist';
import { aFinding } from '../builders/finding';
import { anImage, aStudyOf } from '../builders/image';

const pseudo = vi.hoisted(() => ({ isOn: false }));
vi.mock('#i18n', async (original) => {
  const actual = await original<typeof i18n>();
  const mark = (message: i18n.Message) =>
    typeof message === 'string'
      ? `⟦${message}⟧`
      : Object.fromEntries(Object.entries(message).map(([form, text]) => [form, `⟦${text}⟧`]));
  const marked = Object.fromEntries(
    Object.entries(actual.messages.en).map(([key, message]) => [key, mark(message)]),
  ) as unknown as i18n.Messages;
  return {
    ...actual,
    createTranslator: (language: 'en' | 'ja') =>
      pseudo.isOn ? actual.translatorOf('en', marked) : actual.createTranslator(language),
  };
});

const findings: readonly Finding[] = [
  aFinding('2.25.1', {
    sentences: { en: { text: 'Moderate left pleural effusion.', source: 'decoder' } },
  }),
  aFinding('2.25.2', { finding: 'nodule', presence: 'undetermined', probability: 0.38 }),
  aFinding('2.25.3', { finding: 'mass', presence: 'absent', probability: 0.02 }),
];
const image = { StudyInstanceUID: '1.2.3', SOPInstanceUID: '1.2.3.4', frame: 1 };

function show(review: Review) {
  const report = draftReport(review, review.language);
  putOpenedReview({
    review,
    report,
    findings: reviewedFindings(review),
    issues: checkReport(review, report),
  });
}
const rejected = vi.fn();
const panel = () => render(<FindingsPanel rejectingUID={null} onRejecting={() => {}} />);

beforeEach(() => {
  Element.prototype.scrollIntoView = () => {};
  // jsdom has neither; react-aria's modal asks for both.
  vi.stubGlobal('CSS', { escape: (text: string) => text, supports: () => false });
  useSettingsStore.setState({ interfaceLanguage: 'en', reportLanguage: 'en' });
  useViewerStore.setState(restingViewer);
  show(startReview(image, findings, 'en'));
});
afterEach(() => {
  cleanup();
  pseudo.isOn = false;
});

describe('the findings panel', () => {
  it('gives each finding a card with what, where, how sure and in which words', () => {
    panel();
    const card = screen.getByRole('article', { name: 'Pleural effusion' });
    expect(card.textContent).toContain('present');
    expect(card.textContent).toContain('0.90');
    expect(card.textContent).toContain('left · lower zone · moderate');
    expect(card.textContent).toContain('Moderate left pleural effusion.');
    expect(screen.getByText('2 undecided')).toBeTruthy();
  });

  it('folds the absent ones into one line', () => {
    panel();
    expect(screen.queryByRole('article', { name: 'Mass' })).toBeNull();
    expect(screen.getByText('absent: 1')).toBeTruthy();
  });

  it('draws present and undetermined as different shapes, each with its word', () => {
    panel();
    const shapeOf = (name: string) =>
      screen.getByRole('article', { name }).querySelector('.presence')?.innerHTML;
    expect(shapeOf('Pleural effusion')).not.toBe(shapeOf('Nodule'));
    expect(screen.getByRole('article', { name: 'Nodule' }).textContent).toContain('undetermined');
  });

  it('lights up region and sentence when a card is pointed at, and selects on click', () => {
    panel();
    const card = screen.getByRole('article', { name: 'Nodule' });
    fireEvent.pointerEnter(card);
    expect(useViewerStore.getState().highlightedUID).toBe('2.25.2');
    fireEvent.pointerLeave(card);
    expect(useViewerStore.getState().highlightedUID).toBeNull();
    fireEvent.click(within(card).getByRole('button', { name: 'Nodule' }));
    expect(useViewerStore.getState().selectedUID).toBe('2.25.2');
  });

  it('shows what was decided in place of the question', () => {
    const review = startReview(image, findings, 'en');
    show(accept(review, '2.25.1', { at: '2026-11-22T10:00:00Z', durationMs: 1 }));
    panel();
    const card = screen.getByRole('article', { name: 'Pleural effusion' });
    expect(card.textContent).toContain('accepted');
    expect(within(card).queryByRole('button', { name: 'Accept: Pleural effusion' })).toBeNull();
    expect(screen.getByText('1 undecided')).toBeTruthy();
  });

  it('asks why a finding is rejected that was accepted before', () => {
    show(
      accept(startReview(image, findings, 'en'), '2.25.1', {
        at: '2026-11-22T10:00:00Z',
        durationMs: 1,
      }),
    );
    render(<FindingsPanel rejectingUID="2.25.1" onRejecting={() => {}} />);
    expect(screen.getByRole('menu', { name: 'Reject: Pleural effusion' })).toBeTruthy();
  });

  it('asks for the words of another reason before it rejects', () => {
    vi.stubGlobal('scrollTo', () => {});
    render(<RejectNoteDialog name="Nodule" onCancel={() => {}} onReject={rejected} />);
    const reject = screen.getByRole('button', { name: 'Reject' });
    expect(reject).toHaveProperty('disabled', true);
    fireEvent.change(screen.getByLabelText('Reason in your own words'), {
      target: { value: ' Nipple shadow ' },
    });
    fireEvent.click(reject);
    expect(rejected).toHaveBeenCalledExactlyOnceWith('Nipple shadow');
  });

  it('says from which probability on its model calls a finding present', () => {
    const { origin } = aFinding('2.25.1');
    if (origin.kind !== 'model') throw new Error('not of a model');
    const manifest = (version: string) =>
      ({
        version,
        findings: [
          { id: 'pleural-effusion', thresholds: { present: 0.2, absent: 0.1 }, limits: {} },
        ],
      }) as unknown as ModelManifest;
    const { weightsHash, modelVersion } = origin;
    useReadingStore.setState({ weightsHash, manifest: manifest(modelVersion) });
    panel();
    const card = screen.getByRole('article', { name: 'Pleural effusion' });
    expect(card.textContent).toContain('present from 0.20');
    // The same weights under another version: what it calls present is not what this one called so.
    act(() => useReadingStore.setState({ manifest: manifest('another') }));
    expect(card.textContent).not.toContain('present from');
    useReadingStore.setState({ manifest: null, weightsHash: null });
  });

  it('hides every card of the AI while AI is hidden', () => {
    useViewerStore.setState({ isAiVisible: false });
    panel();
    expect(screen.queryAllByRole('article')).toEqual([]);
    useViewerStore.setState({ isAiVisible: true });
  });
});

describe('the report panel', () => {
  it('ties each sentence to its finding, marked as the AI’s', () => {
    render(<ReportPanel />);
    const [sentence] = screen.getAllByRole('button', {
      name: 'AI, not yet verified: Moderate left pleural effusion.',
    });
    fireEvent.click(sentence!);
    expect(useViewerStore.getState().selectedUID).toBe('2.25.1');
  });

  it('shows no sentence of the AI while AI is hidden, and says so', () => {
    useViewerStore.setState({ isAiVisible: false });
    render(<ReportPanel />);
    expect(screen.queryByText(/pleural effusion/i)).toBeNull();
    expect(screen.getByText(/Sentences of the AI are hidden/)).toBeTruthy();
    useViewerStore.setState({ isAiVisible: true });
  });

  it('lists what is undecided, each naming its sentence', () => {
    render(<ReportPanel />);
    const checks = screen.getByRole('region', { name: 'Before signing' });
    expect(within(checks).getAllByText(/^Undecided: /)).toHaveLength(2);
    expect(checks.textContent).toContain('Undecided: Moderate left pleural effusion.');
  });

  it('freezes into the signed text', () => {
    const signature = { reader: 'Dr. A', at: '2026-11-22T10:00:00Z', language: 'en', text: 'X.' };
    show({ ...startReview(image, [], 'en'), signature: { ...signature, language: 'en' } });
    useSettingsStore.setState({ readerName: 'Dr. B' });
    render(<ReportPanel />);
    expect(screen.getByText('X.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Sign/ })).toBeNull();
    expect(screen.getByLabelText('Text of the addendum')).toBeTruthy();
    // Under whose name it will stand is seen before it is written, not after.
    expect(screen.getByLabelText('Reader')).toHaveProperty('value', 'Dr. B');
    useSettingsStore.setState({ readerName: '' });
  });
});

describe('every screen', () => {
  it('takes all its words from the messages', () => {
    pseudo.isOn = true;
    useWorklistStore.setState({
      studies: [aStudyOf(anImage())],
      rejected: [{ fileName: 'x.bin', problem: { code: 'file-not-dicom', detail: {} } }],
    });
    useSettingsStore.setState({ hasAcceptedIntendedUse: true });
    useNoticeStore.setState({ notices: [{ id: 1, content: { kind: 'signed' } }] });
    const { baseElement } = render(
      <>
        <Tour />
        <Worklist />
        <RejectedFiles />
        <Notices />
        <FindingsPanel rejectingUID={null} onRejecting={() => {}} />
        <ReportPanel />
        <SettingsDialog onClose={() => {}} onOverlay={() => {}} />
        <KeysDialog onClose={() => {}} />
        <HelpSheet onClose={() => {}} onOverlay={() => {}} />
        <IntendedUse onClose={() => {}} />
      </>,
    );
    expect(listUntranslated(baseElement)).toEqual([]);
  });
});

/** Words on screen that came neither from the messages nor from the data and its own vocabulary. */
function listUntranslated(root: Element): string[] {
  const { presented } = useReviewStore.getState();
  const data = [
    JSON.stringify(useWorklistStore.getState().studies),
    ...(presented?.report.sections.flatMap(({ sentences }) => sentences) ?? []).map((s) => s.text),
    'Pleural effusion Nodule Mass left lower zone moderate left · lower zone · moderate',
    'Clinical context mg/L mg/dL Technique Comparison Findings Impression Yamada Tarou (山田 太郎, やまだ たろう) 2026-11-22',
    // The hidden close button of react-aria's modals, which has its own words per language.
    'Dismiss',
    'Ctrl+K Ctrl+P Ctrl+Enter Ctrl+Z Ctrl+Y Ctrl+Shift+Z Shift+C Shift+R Shift+S Shift+D Shift+E Shift+L Shift+A Shift+B Shift+O Shift+Q Shift+P Shift+W Shift+H Backspace Shift+→ Shift+← Shift+↓ Shift+↑ PgUp PgDn Home End Space Enter Delete Esc F8 F9 67 M x.bin',
  ].join(' ');
  const texts: string[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push(walker.currentNode.textContent ?? '');
  for (const element of root.querySelectorAll('[aria-label], [title], [placeholder]')) {
    for (const name of ['aria-label', 'title', 'placeholder']) {
      texts.push(element.getAttribute(name) ?? '');
    }
  }
  return texts
    .map((text) => text.replace(/⟦[^⟧]*⟧/g, '').trim())
    .map((text) => text.replace(/^[:·()\s]+|[:·()\s]+$/g, ''))
    .filter((text) => /\p{L}{2,}/u.test(text) && !data.includes(text));
}
