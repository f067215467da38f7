import { openIssues, signReport } from '#actions';
import { useReviewStore, useSettingsStore } from '#state';
import { PenLine } from 'lucide-react';
import { useKeyWords } from '../commands/useBindings';
import { signOrShowWhy } from '../signOrShowWhy';
import { useTranslator } from '../useTranslator';
import { KeyHint } from '../widgets/KeyHint';
import { ReaderName } from './ReaderName';

/** Who signs, and the signing. The button stays pressable while something is open: it then says what. */
export function SignBar() {
  const t = useTranslator();
  const keys = useKeyWords();
  const readerName = useSettingsStore((settings) => settings.readerName);
  const issues = useReviewStore((state) => state.presented?.issues);
  const confirmed = useReviewStore((state) => state.confirmedIssues);
  const open = openIssues(issues ?? [], confirmed).length;
  return (
    <form
      className="sign-bar"
      onSubmit={(event) => {
        event.preventDefault();
        void signOrShowWhy(signReport);
      }}
    >
      <ReaderName />
      <button
        type="submit"
        className="button is-primary"
        aria-disabled={open > 0 || readerName.trim() === ''}
        aria-keyshortcuts={keys.aria('sign')}
      >
        <PenLine size={14} aria-hidden="true" />
        {t('report.sign')} <KeyHint keys={keys.shown('sign')} />
      </button>
    </form>
  );
}
