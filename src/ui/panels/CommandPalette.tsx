import { openFromWorklist, showImage } from '#actions';
import { formatDate } from '#i18n';
import { useSessionStore, useWorklistStore } from '#state';
import { useState, type RefObject } from 'react';
import {
  Autocomplete,
  Dialog,
  Input,
  ListBox,
  ListBoxItem,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components';
import type { CommandId } from '../commands/commandTable';
import { showKey } from '../commands/keyNames';
import { hasWords, wordsOf } from '../commands/searchCommands';
import { useBindings } from '../commands/useBindings';
import type { ScreenCommands } from '../commands/useScreenCommands';
import { namePatient } from '../namePatient';
import { useTranslator } from '../useTranslator';
import { KeyHint } from '../widgets/KeyHint';
import './palette.css';

interface CommandPaletteProps {
  /** Of the screen behind it. */
  readonly commands: RefObject<ScreenCommands | null>;
  readonly onClose: () => void;
}

interface Entry {
  readonly id: string;
  readonly name: string;
  /** What it is found by. */
  readonly words: string;
  readonly keys: string;
  readonly kind: string;
  readonly run: () => void;
}

/** Neither has a meaning from here. */
const unlisted: readonly CommandId[] = ['palette', 'cancel'];

/** Everything the screen can do, the studies and the series at hand, by typing a part of a name. */
export function CommandPalette({ commands, onClose }: CommandPaletteProps) {
  const t = useTranslator();
  const bindings = useBindings();
  const studies = useWorklistStore((state) => state.studies);
  const openUID = useSessionStore((session) => session.StudyInstanceUID);
  const [ids] = useState(() => commands.current?.ids ?? []);
  const ofCommands = ids
    .filter((id) => !unlisted.includes(id))
    .map((id): Entry => {
      const name = t(`key.${id}`);
      const keys = bindings[id].map(showKey)[0] ?? '';
      const run = () => commands.current?.run(id);
      return { id, name, words: wordsOf(id, bindings), keys, kind: '', run };
    });
  const ofSeries = (studies.find((each) => each.StudyInstanceUID === openUID)?.series ?? []).map(
    (series): Entry => {
      const name = [series.Modality, series.SeriesDescription].join(' ').trim();
      const first = series.images[0];
      const run = () => void (first && showImage(first.imageId));
      const id = `series ${series.SeriesInstanceUID}`;
      return { id, name, words: name, keys: '', kind: t('palette.series'), run };
    },
  );
  const ofStudies = studies
    .filter((each) => each.StudyInstanceUID !== openUID)
    .map((study): Entry => {
      const { StudyInstanceUID, patient, StudyDate, StudyDescription } = study;
      const parts = [namePatient(t, study), formatDate(StudyDate), StudyDescription];
      const name = parts.filter((part) => part !== '').join(' · ');
      const run = () => void openFromWorklist(StudyInstanceUID);
      const id = `study ${StudyInstanceUID}`;
      const words = `${name} ${patient.PatientID}`;
      return { id, name, words, keys: '', kind: t('palette.study'), run };
    });
  return (
    <ModalOverlay
      isOpen
      isDismissable
      className="veil is-high"
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className="modal">
        <Dialog className="palette" aria-label={t('key.palette')}>
          <Autocomplete filter={(words, typed) => hasWords(words, typed)}>
            {/* eslint-disable-next-line jsx-a11y/no-autofocus -- a dialog has to begin somewhere: where one types */}
            <SearchField aria-label={t('keys.search')} autoFocus>
              <Input className="input" placeholder={t('palette.placeholder')} />
            </SearchField>
            <ListBox
              aria-label={t('key.palette')}
              className="palette-list"
              items={[...ofCommands, ...ofSeries, ...ofStudies]}
              renderEmptyState={() => <p className="quiet">{t('keys.noMatch')}</p>}
            >
              {({ id, name, words, keys, kind, run }) => (
                <ListBoxItem
                  id={id}
                  textValue={words}
                  aria-label={[kind, name].filter((word) => word !== '').join(': ')}
                  className="menu-item palette-item"
                  onAction={() => {
                    onClose();
                    // Once the focus is back where it was: the command may set it elsewhere.
                    window.setTimeout(run);
                  }}
                >
                  <span>{name}</span>
                  {kind !== '' && <span className="quiet">{kind}</span>}
                  <KeyHint keys={keys} />
                </ListBoxItem>
              )}
            </ListBox>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
