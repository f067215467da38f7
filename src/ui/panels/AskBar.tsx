import * as actions from '#actions';
import { useInquiryStore, useSettingsStore, useViewerStore } from '#state';
import { Brush, ScanSearch, Send } from 'lucide-react';
import { useKeyWords } from '../commands/useBindings';
import { useTranslator } from '../useTranslator';
import { IconButton } from '../widgets/IconButton';
import { InquiryResultView } from './InquiryResultView';
import './ask.css';

const describeTools = [
  { id: 'describe-box', icon: ScanSearch, label: 'ask.describeBox', command: 'describeBox' },
  { id: 'describe-brush', icon: Brush, label: 'ask.describeBrush', command: 'describeBrush' },
] as const;

/** Where the model is asked: words to be found, a question, or a region to be described; and its answer. */
export function AskBar() {
  const t = useTranslator();
  const keys = useKeyWords();
  const words = useInquiryStore((state) => state.words);
  const inquiry = useInquiryStore((state) => state.inquiry);
  const isAiOn = useSettingsStore((settings) => settings.isAiOn);
  const regionTool = useViewerStore((state) => state.regionTool);
  return (
    <section className="ask" aria-label={t('ask.title')}>
      <form
        className="ask-form"
        onSubmit={(event) => {
          event.preventDefault();
          void actions.askWords();
        }}
      >
        <input
          className="input"
          data-command="ask"
          aria-label={t('ask.field')}
          aria-keyshortcuts={keys.aria('ask')}
          placeholder={isAiOn ? t('ask.placeholder') : t('ask.off')}
          title={keys.shown('ask') ? `${t('ask.field')} (${keys.shown('ask')})` : t('ask.field')}
          autoComplete="off"
          disabled={!isAiOn}
          value={words}
          onChange={(event) => actions.typeWords(event.target.value)}
        />
        <IconButton
          icon={Send}
          type="submit"
          label={t('ask.send')}
          disabled={!isAiOn || words.trim() === ''}
        />
        {describeTools.map(({ id, icon, label, command }) => (
          <IconButton
            key={id}
            icon={icon}
            label={t(label)}
            hint={keys.shown(command)}
            aria-pressed={regionTool === id}
            disabled={!isAiOn}
            onClick={() => actions.startDescribing(id)}
          />
        ))}
      </form>
      {/* Always there, so that screen readers hear what appears in it. */}
      <div role="status">
        {inquiry.status !== 'none' && <InquiryResultView inquiry={inquiry} />}
      </div>
    </section>
  );
}
