import type { Archive, InterfaceLanguage, Language } from '#domain';
import { create } from 'zustand';

export const backendChoices = ['auto', 'webgpu', 'wasm'] as const;
export type BackendChoice = (typeof backendChoices)[number];

export interface Settings {
  readonly interfaceLanguage: InterfaceLanguage;
  readonly reportLanguage: Language;
  /** Until then the report is written in the interface's language. */
  readonly hasChosenReportLanguage: boolean;
  readonly backend: BackendChoice;
  readonly isAiOn: boolean;
  readonly readerName: string;
  readonly hasAcceptedIntendedUse: boolean;
  /** Set up by the reader; null: no request leaves the page's origin. */
  readonly archive: Archive | null;
}

export const defaultSettings: Settings = {
  interfaceLanguage: 'en',
  reportLanguage: 'en',
  hasChosenReportLanguage: false,
  backend: 'auto',
  isAiOn: true,
  readerName: '',
  hasAcceptedIntendedUse: false,
  archive: null,
};

/** What the reader chose; kept on the device by actions. */
export const useSettingsStore = create<Settings>()(() => defaultSettings);
