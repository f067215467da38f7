import * as actions from '#actions';
import { findingIds, type Extent, type Presence, type Side, type Zone } from '#domain';
import { extentName, findingName, sideName, zoneName, type Translator } from '#i18n';
import { useReviewStore, useSettingsStore, type FindingDraft, type PresentedReview } from '#state';
import { TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { sentenceOf } from '../sentenceOf';
import { useTranslator } from '../useTranslator';
import { Choice } from '../widgets/Choice';
import { RegionTools } from './RegionTools';

const presences: readonly Presence[] = ['present', 'undetermined', 'absent'];
const sides: readonly Side[] = ['left', 'right', 'bilateral', 'midline'];
const zones: readonly Zone[] = ['upper', 'middle', 'lower'];
const extents: readonly Extent[] = ['small', 'moderate', 'large'];

/** A finding in hand: everything about it can be changed, and nothing counts until it is saved. */
export function FindingEditor({ draft }: { readonly draft: FindingDraft }) {
  const t = useTranslator();
  const language = useSettingsStore((settings) => settings.interfaceLanguage);
  const presented = useReviewStore((state) => state.presented);
  const reportLanguage = presented?.review.language ?? 'en';
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' });
  }, [draft.meanwhile]);
  const none = t('choice.none');
  const setAttribute = (change: Partial<FindingDraft['attributes']>) =>
    actions.updateDraft({ attributes: { ...draft.attributes, ...change } });
  const title = draft.trackingUID === null ? t('editor.addTitle') : t('editor.title');
  return (
    <form
      ref={form}
      className="card editor"
      aria-label={title}
      // Has the focus first, where no key means a choice: those of the brush still reach the image.
      tabIndex={-1}
      onSubmit={(event) => {
        event.preventDefault();
        void actions.saveDraft();
      }}
    >
      <h3>{title}</h3>
      {draft.meanwhile !== null && (
        <p className="editor-meanwhile" role="alert">
          <TriangleAlert size={14} aria-hidden="true" />
          {draft.meanwhile === 'removed'
            ? t('editor.removedMeanwhile')
            : t('editor.changedMeanwhile', { said: sayDecided(t, presented, draft) })}
        </p>
      )}
      <div className="editor-grid">
        <Choice
          label={t('editor.finding')}
          value={draft.finding}
          choices={findingIds.map((value) => ({ value, label: findingName(language, value) }))}
          onChange={(finding) => finding && actions.updateDraft({ finding })}
        />
        <Choice
          label={t('editor.presence')}
          value={draft.presence}
          choices={presences.map((value) => ({ value, label: t(`presence.${value}`) }))}
          onChange={(presence) => presence && actions.updateDraft({ presence })}
        />
        <Choice
          label={t('editor.side')}
          value={draft.attributes.side}
          noneLabel={none}
          choices={sides.map((value) => ({ value, label: sideName(language, value) }))}
          onChange={(side) => setAttribute({ side })}
        />
        <Choice
          label={t('editor.zone')}
          value={draft.attributes.zone}
          noneLabel={none}
          choices={zones.map((value) => ({ value, label: zoneName(language, value) }))}
          onChange={(zone) => setAttribute({ zone })}
        />
        <Choice
          label={t('editor.extent')}
          value={draft.attributes.extent}
          noneLabel={none}
          choices={extents.map((value) => ({
            value,
            label: extentName(language, value, draft.finding),
          }))}
          onChange={(extent) => setAttribute({ extent })}
        />
      </div>
      <RegionTools draft={draft} />
      <label className="field">
        <span>
          {t('editor.text')} ({t(`language.${reportLanguage}`)})
        </span>
        <textarea
          className="input"
          lang={reportLanguage}
          rows={2}
          value={draft.text}
          placeholder={t('editor.textHint')}
          onChange={(event) => actions.updateDraft({ text: event.target.value })}
        />
      </label>
      <div className="dialog-foot">
        <button type="button" className="button" onClick={actions.cancelDraft}>
          {t('app.cancel')}
        </button>
        <button type="submit" className="button is-primary">
          {t('editor.save')}
        </button>
      </div>
    </form>
  );
}

/** What was decided in the other tab, and the sentence that stands for it now. */
function sayDecided(
  t: Translator,
  presented: PresentedReview | null,
  { trackingUID }: FindingDraft,
): string {
  const reviewed = presented?.findings.find((each) => each.original.trackingUID === trackingUID);
  if (!presented || !reviewed) return '';
  const sentence = reviewed.status === 'rejected' ? null : sentenceOf(presented, reviewed);
  return [t(`status.${reviewed.status}`), sentence].filter(Boolean).join(': ');
}
