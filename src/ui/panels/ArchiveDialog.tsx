import {
  dismissRetrievalProblem,
  openFromArchive,
  removeArchive,
  type ArchiveSelection,
} from '#actions';
import { useArchiveStore, useSettingsStore } from '#state';
import { useState } from 'react';
import { useTranslator } from '../useTranslator';
import { ModalDialog } from '../widgets/ModalDialog';
import { ArchiveConnect } from './ArchiveConnect';
import { ArchiveProgress } from './ArchiveProgress';
import { ArchiveProblem } from './ArchiveProblem';
import { ArchiveResults } from './ArchiveResults';
import { ArchiveSearch } from './ArchiveSearch';
import './archive.css';

/** Finds studies in the reader's archive and opens them; without an archive, asks for its address. */
export function ArchiveDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslator();
  const archive = useSettingsStore((settings) => settings.archive);
  const problem = useArchiveStore((state) => state.retrievalProblem);
  const [isChanging, setIsChanging] = useState(false);
  const [asked, setAsked] = useState<readonly ArchiveSelection[]>([]);
  const close = () => {
    dismissRetrievalProblem();
    onClose();
  };
  const open = (selected: readonly ArchiveSelection[]) => {
    setAsked(selected);
    void openFromArchive(selected, onClose);
  };
  return (
    <ModalDialog title={t('archive.title')} onClose={close} isWide>
      <div className="archive">
        {archive === null || isChanging ? (
          <ArchiveConnect
            known={archive}
            onDone={() => setIsChanging(false)}
            onCancel={archive === null ? undefined : () => setIsChanging(false)}
          />
        ) : (
          <>
            <p className="archive-where">
              <span className="quiet">
                {t('archive.connectedTo', { address: archive.baseUrl })}
              </span>
              <button type="button" className="button is-plain" onClick={() => setIsChanging(true)}>
                {t('archive.change')}
              </button>
              <button type="button" className="button is-plain" onClick={removeArchive}>
                {t('archive.remove')}
              </button>
            </p>
            <ArchiveSearch />
            {problem !== null && <ArchiveProblem problem={problem} onRetry={() => open(asked)} />}
            <ArchiveResults onOpen={open} />
            <ArchiveProgress isInDialog />
          </>
        )}
      </div>
    </ModalDialog>
  );
}
