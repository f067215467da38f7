import {
  aiStates,
  interfaceLanguages,
  plainView,
  reportLanguages,
  reportStates,
  sortColumns,
  waysOfWorking,
} from '#domain';
import { backendChoices, defaultSettings, tourSteps, mouseTools, wheelChoices } from '#state';
import { z } from 'zod';
import { keptDraft } from './keptDraft';
import { keptHistory } from './keptHistory';
import { keptInquiry } from './keptInquiry';

/** Settings as they were kept. */
export const keptSettings = z.object({
  interfaceLanguage: z.enum(interfaceLanguages),
  reportLanguage: z.enum(reportLanguages),
  hasChosenReportLanguage: z.boolean(),
  backend: z.enum(backendChoices),
  isAiOn: z.boolean(),
  wayOfWorking: z.enum(waysOfWorking),
  readerName: z.string(),
  hasAcceptedIntendedUse: z.boolean(),
  screenMmPerPixel: z.number().positive().nullable().catch(null),
  archive: z.object({ baseUrl: z.string(), authorization: z.string() }).nullable().catch(null),
  keepsStudies: z.boolean(),
  keepsApp: z.boolean(),
  mouse: z
    .object({
      start: z.enum(mouseTools),
      right: z.enum(mouseTools),
      singleWheel: z.enum(wheelChoices),
    })
    .catch(defaultSettings.mouse),
  keys: z.record(z.string(), z.array(z.string())).catch({}),
  tour: z.enum(tourSteps).nullable(),
});

/** What is in hand in which study, in this tab. */
export const keptHands = z.object({
  StudyInstanceUID: z.string().nullable(),
  // Written by an earlier version, these may be missing or of another shape.
  confirmedIssues: z.array(z.string()).catch([]),
  draft: keptDraft.nullable().catch(null),
  addendum: z.string().catch(''),
  reviewImageId: z.string().nullable().catch(null),
  words: z.string().catch(''),
  inquiry: keptInquiry.nullable().catch(null),
  history: keptHistory.nullable().catch(null),
});

export type Hands = z.infer<typeof keptHands>;

/** Where the reader was in this tab. */
export const keptPlace = z.object({
  StudyInstanceUID: z.string().nullable(),
  imageId: z.string().nullable(),
  view: z
    .object({
      sortBy: z.enum(sortColumns),
      isDescending: z.boolean(),
      isTriaged: z.boolean(),
      search: z.string(),
      modality: z.string().nullable(),
      fromDate: z.string(),
      toDate: z.string(),
      ai: z.enum(aiStates).nullable(),
      report: z.enum(reportStates).nullable(),
    })
    .catch(plainView),
});
