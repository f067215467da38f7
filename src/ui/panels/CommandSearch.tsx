import { useTranslator } from '../useTranslator';

interface CommandSearchProps {
  readonly typed: string;
  readonly onType: (typed: string) => void;
}

/** The field by which a list of commands and keys is narrowed. */
export function CommandSearch({ typed, onType }: CommandSearchProps) {
  const t = useTranslator();
  return (
    <label className="field">
      <span className="sr-only">{t('keys.search')}</span>
      <input
        type="search"
        className="input"
        placeholder={t('keys.search')}
        value={typed}
        onChange={(event) => onType(event.target.value)}
      />
    </label>
  );
}
