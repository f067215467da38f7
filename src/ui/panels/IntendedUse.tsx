import { useTranslator } from '../useTranslator';
import { LanguageChoice } from './LanguageChoice';
import { ModalDialog } from '../widgets/ModalDialog';

interface IntendedUseProps {
  /** Given before first use: it must be agreed to. */
  readonly onAgree?: () => void;
  readonly onClose?: () => void;
}

const points = ['notMedical', 'errors', 'verify', 'private'] as const;

/** What the app is for and what it is not. Before first use, and one click away ever after. */
export function IntendedUse({ onAgree, onClose }: IntendedUseProps) {
  const t = useTranslator();
  return (
    <ModalDialog title={t('use.title')} onClose={onClose}>
      {onAgree && <LanguageChoice />}
      <p>{t('use.lead')}</p>
      <ul className="points">
        {points.map((point) => (
          <li key={point}>{t(`use.point.${point}`)}</li>
        ))}
      </ul>
      {onAgree && (
        <div className="dialog-foot">
          <button type="button" className="button is-primary" onClick={onAgree}>
            {t('use.agree')}
          </button>
        </div>
      )}
    </ModalDialog>
  );
}
