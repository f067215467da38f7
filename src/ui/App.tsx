import {
  changeSettings,
  closeStudy,
  getReady,
  keepOffline,
  openDropped,
  openStudy,
  restoreSession,
} from '#actions';
import { useSessionStore, useSettingsStore } from '#state';
import { I18nProvider } from 'react-aria-components';
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode, type Ref } from 'react';
import { ArchiveDialog } from './panels/ArchiveDialog';
import { ArchiveProgress } from './panels/ArchiveProgress';
import { HelpSheet } from './panels/HelpSheet';
import { IntendedUse } from './panels/IntendedUse';
import { KeysDialog } from './panels/KeysDialog';
import { Notices } from './panels/Notices';
import { OpeningProgress } from './panels/OpeningProgress';
import { SettingsDialog } from './panels/SettingsDialog';
import type { ScreenCommands } from './commands/useScreenCommands';
import { WorklistScreen } from './screens/WorklistScreen';
import { ErrorBoundary } from './widgets/ErrorBoundary';
import { followHistory } from './followHistory';
import { useFileDrop } from './useFileDrop';
import { useLaunchedFiles } from './useLaunchedFiles';
import { useTranslator } from './useTranslator';
import './tokens.css';
import './base.css';
import './controls.css';

/** The viewer and what it needs do not hold up the start screen. */
let loadedScreen: ((props: ScreenProps) => ReactNode) | null = null;
const loadReadingScreen = async () => {
  const { ReadingScreen, preloadPainter } = await import('./screens/ReadingScreen');
  loadedScreen = ReadingScreen;
  return { ReadingScreen, preloadPainter };
};
const LazyReadingScreen = lazy(async () => ({
  default: (await loadReadingScreen()).ReadingScreen,
}));

/** Once it is loaded, without `lazy`: that would show its fallback first, which React keeps up for 300 ms. */
function Reading(props: ScreenProps) {
  const [Screen] = useState(() => loadedScreen ?? LazyReadingScreen);
  return <Screen {...props} />;
}
const CommandPalette = lazy(async () => {
  const { CommandPalette: palette } = await import('./panels/CommandPalette');
  return { default: palette };
});
/** Long enough for the start screen to be drawn and taken in. */
const preloadAfterMs = 400;

export type OverlayId = 'archive' | 'settings' | 'keys' | 'help' | 'palette' | 'intended-use';

export interface ScreenProps {
  readonly ref: Ref<ScreenCommands>;
  readonly onOverlay: (id: OverlayId) => void;
}

/** The whole app: one of two screens, and what may lie over it. */
export function App() {
  const t = useTranslator();
  const language = useSettingsStore((settings) => settings.interfaceLanguage);
  const hasAccepted = useSettingsStore((settings) => settings.hasAcceptedIntendedUse);
  const isRestored = useSessionStore((session) => session.isRestored);
  const isReading = useSessionStore((session) => session.StudyInstanceUID !== null);
  const [overlay, setOverlay] = useState<OverlayId | null>(null);
  const screen = useRef<ScreenCommands>(null);
  const close = () => setOverlay(null);
  // Images may arrive when something else has been opened meanwhile.
  const closeArchive = () => setOverlay((now) => (now === 'archive' ? null : now));
  useLaunchedFiles(isRestored);
  const isDropping = useFileDrop((items) => void openDropped(items));

  useEffect(() => {
    void restoreSession();
  }, []);
  useEffect(() => {
    if (!isRestored) return;
    // So that the first image waits for nothing but its own pixels.
    const timer = window.setTimeout(() => {
      void loadReadingScreen()
        .then(({ preloadPainter }) => preloadPainter())
        .then(getReady);
    }, preloadAfterMs);
    keepOffline();
    return () => window.clearTimeout(timer);
  }, [isRestored]);
  useEffect(() => {
    if (!isRestored) return;
    return followHistory({ open: (uid) => void openStudy(uid), close: closeStudy });
  }, [isRestored]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  if (!isRestored) return <p className="sr-only">{t('app.loading')}</p>;
  return (
    <I18nProvider locale={language}>
      <div className="app">
        <ErrorBoundary message={t('app.crashed')} reloadLabel={t('app.reload')}>
          {isReading ? (
            <Suspense fallback={<p className="sr-only">{t('app.loading')}</p>}>
              <Reading ref={screen} onOverlay={setOverlay} />
            </Suspense>
          ) : (
            <WorklistScreen ref={screen} onOverlay={setOverlay} />
          )}
        </ErrorBoundary>
        <OpeningProgress />
        {overlay !== 'archive' && <ArchiveProgress />}
        <Notices />
        {isDropping && (
          <div className="drop-veil" aria-hidden="true">
            {t('worklist.dropNow')}
          </div>
        )}
        {!hasAccepted && (
          <IntendedUse onAgree={() => changeSettings({ hasAcceptedIntendedUse: true })} />
        )}
        {hasAccepted && overlay === 'intended-use' && <IntendedUse onClose={close} />}
        {overlay === 'archive' && <ArchiveDialog onClose={closeArchive} />}
        {overlay === 'settings' && <SettingsDialog onClose={close} onOverlay={setOverlay} />}
        {overlay === 'palette' && (
          <Suspense fallback={null}>
            <CommandPalette commands={screen} onClose={close} />
          </Suspense>
        )}
        {overlay === 'keys' && <KeysDialog onClose={close} />}
        {overlay === 'help' && <HelpSheet onClose={close} onOverlay={setOverlay} />}
      </div>
    </I18nProvider>
  );
}
