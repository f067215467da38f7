import type { Archive, InterfaceLanguage, Language, WayOfWorking } from '#domain';
import { create } from 'zustand';
import type { MouseTool } from './viewerStore';

export const backendChoices = ['auto', 'webgpu', 'wasm'] as const;
export type BackendChoice = (typeof backendChoices)[number];

/** What the wheel does on an image that is no stack. */
export const wheelChoices = ['zoom', 'series'] as const;

/** What the mouse does on the image. The middle button pans, and Ctrl with the wheel zooms, always. */
export interface MouseChoice {
  /** The tool of the left button as a study opens. */
  readonly start: MouseTool;
  readonly right: MouseTool;
  readonly singleWheel: (typeof wheelChoices)[number];
}

/** The four gestures that a first visit shows, in the order in which a study is read. */
export const tourSteps = ['open', 'look', 'decide', 'sign'] as const;
export type TourStep = (typeof tourSteps)[number];

export interface Settings {
  readonly interfaceLanguage: InterfaceLanguage;
  readonly reportLanguage: Language;
  /** Until then the report is written in the interface's language. */
  readonly hasChosenReportLanguage: boolean;
  readonly backend: BackendChoice;
  readonly isAiOn: boolean;
  readonly wayOfWorking: WayOfWorking;
  readonly readerName: string;
  readonly hasAcceptedIntendedUse: boolean;
  /** Millimetres of one device pixel, measured by the reader against a card; null before that. */
  readonly screenMmPerPixel: number | null;
  /** Set up by the reader; null: no request leaves the page's origin. */
  readonly archive: Archive | null;
  /** Studies stay on the device after the visit; only if the reader asked for it. */
  readonly keepsStudies: boolean;
  /** The app itself stays on the device too, for use without a network. */
  readonly keepsApp: boolean;
  readonly mouse: MouseChoice;
  /** Keys that the reader chose, by command; of all others the table of commands decides. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
  /** Where the tour is; null once it was finished or skipped. */
  readonly tour: TourStep | null;
}

export const defaultSettings: Settings = {
  interfaceLanguage: 'en',
  reportLanguage: 'en',
  hasChosenReportLanguage: false,
  backend: 'auto',
  isAiOn: true,
  wayOfWorking: 'concurrent',
  readerName: '',
  hasAcceptedIntendedUse: false,
  screenMmPerPixel: null,
  archive: null,
  keepsStudies: false,
  keepsApp: true,
  mouse: { start: 'window', right: 'zoom', singleWheel: 'zoom' },
  keys: {},
  tour: 'open',
};

/** What the reader chose; kept on the device by actions. */
export const useSettingsStore = create<Settings>()(() => defaultSettings);
