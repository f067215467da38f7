import { cancelSearch, connectArchive } from '#actions';
import type { Archive } from '#domain';
import { useArchiveStore } from '#state';
import { useState } from 'react';
import { basicAuthorization, readSignIn, signInKinds, type SignInKind } from '../archiveSignIn';
import { useTranslator } from '../useTranslator';
import { Choice } from '../widgets/Choice';
import { ArchiveProblem } from './ArchiveProblem';
import { TextField } from './ArchiveFields';

interface ArchiveConnectProps {
  readonly known: Archive | null;
  readonly onDone: () => void;
  /** Absent where there is no archive to go back to. */
  readonly onCancel?: () => void;
}

/** Address and sign-in of the archive. They are kept once the archive has answered. */
export function ArchiveConnect({ known, onDone, onCancel }: ArchiveConnectProps) {
  const t = useTranslator();
  const search = useArchiveStore((state) => state.search);
  const [hasTried, setHasTried] = useState(false);
  const [address, setAddress] = useState(known?.baseUrl ?? '/dicom-web');
  const [signIn, setSignIn] = useState(() => readSignIn(known?.authorization ?? ''));
  const isConnecting = search.status === 'searching';
  const connect = async () => {
    setHasTried(true);
    const authorization =
      signIn.kind === 'none'
        ? ''
        : signIn.kind === 'basic'
          ? basicAuthorization(signIn.user, signIn.password)
          : signIn.header.trim();
    if (await connectArchive({ baseUrl: address, authorization })) onDone();
  };
  const submit = (event: { preventDefault: () => void }) => {
    event.preventDefault();
    void connect();
  };
  return (
    <form className="archive-connect" onSubmit={submit}>
      <p>{t('archive.connect.lead')}</p>
      <TextField
        label={t('archive.address')}
        note={t('archive.address.note')}
        value={address}
        onChange={setAddress}
      />
      <Choice
        label={t('archive.signIn')}
        value={signIn.kind}
        choices={signInKinds.map((value) => ({ value, label: t(`archive.signIn.${value}`) }))}
        onChange={(kind: SignInKind | null) => setSignIn({ ...signIn, kind: kind ?? 'none' })}
      />
      {signIn.kind === 'basic' && (
        <div className="archive-pair">
          <TextField
            label={t('archive.user')}
            value={signIn.user}
            onChange={(user) => setSignIn({ ...signIn, user })}
          />
          <TextField
            label={t('archive.password')}
            isSecret
            value={signIn.password}
            onChange={(password) => setSignIn({ ...signIn, password })}
          />
        </div>
      )}
      {signIn.kind === 'header' && (
        <TextField
          label={t('archive.header')}
          note={t('archive.header.note')}
          isSecret
          value={signIn.header}
          onChange={(header) => setSignIn({ ...signIn, header })}
        />
      )}
      <p className="quiet">{t('archive.kept')}</p>
      {hasTried && search.status === 'failed' && <ArchiveProblem problem={search.problem} />}
      <div className="dialog-foot">
        {isConnecting ? (
          <button type="button" className="button" onClick={cancelSearch}>
            {t('app.cancel')}
          </button>
        ) : (
          onCancel && (
            <button type="button" className="button" onClick={onCancel}>
              {t('app.cancel')}
            </button>
          )
        )}
        <button type="submit" className="button is-primary" disabled={isConnecting}>
          {isConnecting ? t('archive.connecting') : t('archive.connect')}
        </button>
      </div>
    </form>
  );
}
