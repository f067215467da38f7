import { listSamples, openPicked } from '#actions';
import { useWorklistStore } from '#state';
import clsx from 'clsx';
import { FileUp, FolderUp, Server } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ScreenProps } from '../App';
import { HeaderTools } from '../panels/HeaderTools';
import { RejectedFiles } from '../panels/RejectedFiles';
import { SampleList } from '../panels/SampleList';
import { Tour } from '../panels/Tour';
import { Worklist } from '../panels/Worklist';
import type { CommandOf } from '../commands/commandTable';
import { useKeys } from '../commands/useKeys';
import { useScreenCommands } from '../commands/useScreenCommands';
import { useTranslator } from '../useTranslator';
import './worklist.css';

/** Start screen: open studies, or go on with those that are open. */
export function WorklistScreen({ ref, onOverlay }: ScreenProps) {
  const t = useTranslator();
  const filesInput = useRef<HTMLInputElement>(null);
  const folderInput = useRef<HTMLInputElement>(null);
  const effects: Readonly<Record<CommandOf<'worklist' | 'everywhere'>, () => void>> = {
    palette: () => onOverlay('palette'),
    help: () => onOverlay('help'),
    settings: () => onOverlay('settings'),
    keys: () => onOverlay('keys'),
    openArchive: () => onOverlay('archive'),
    openFiles: () => filesInput.current?.click(),
    openFolder: () => folderInput.current?.click(),
    search: () => document.getElementById('worklist-search')?.focus(),
  };
  const hasStudies = useWorklistStore((state) => state.studies.length > 0);
  const run = (command: CommandOf<'worklist' | 'everywhere'>) => effects[command]();
  useKeys('worklist', run);
  useScreenCommands(ref, 'worklist', run);
  useEffect(() => {
    void listSamples();
  }, []);
  useEffect(() => {
    document.title = t('app.name');
  }, [t]);

  const pick = (input: HTMLInputElement) => {
    if (input.files && input.files.length > 0) void openPicked(input.files);
    input.value = '';
  };
  return (
    <div className="worklist">
      <header className="bar">
        <h1 className="brand">
          {t('app.name')} <span lang="ja">所見</span>
        </h1>
        <p className="quiet">{t('app.tagline')}</p>
        <div className="bar-end">
          <HeaderTools onOverlay={onOverlay} />
        </div>
      </header>
      <Tour />
      <main className={clsx('worklist-body', hasStudies && 'has-studies')}>
        <section className="open-area">
          <div>
            <p className="open-lead">{t('worklist.drop')}</p>
            <p className="quiet">{t('worklist.formats')}</p>
          </div>
          <div className="open-buttons">
            <button
              type="button"
              className="button is-primary"
              onClick={() => filesInput.current?.click()}
            >
              <FileUp size={16} aria-hidden="true" />
              {t('worklist.openFiles')}
            </button>
            <button type="button" className="button" onClick={() => folderInput.current?.click()}>
              <FolderUp size={16} aria-hidden="true" />
              {t('worklist.openFolder')}
            </button>
            <button type="button" className="button" onClick={() => onOverlay('archive')}>
              <Server size={16} aria-hidden="true" />
              {t('archive.open')}
            </button>
          </div>
          <input
            ref={filesInput}
            type="file"
            multiple
            hidden
            aria-label={t('worklist.openFiles')}
            onChange={(event) => pick(event.target)}
          />
          <input
            ref={(element) => {
              folderInput.current = element;
              // React knows no such attribute; every engine we support does.
              element?.setAttribute('webkitdirectory', '');
            }}
            type="file"
            hidden
            aria-label={t('worklist.openFolder')}
            onChange={(event) => pick(event.target)}
          />
        </section>
        <SampleList />
        <Worklist />
        <RejectedFiles />
      </main>
    </div>
  );
}
