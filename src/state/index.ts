/** What the app remembers: small stores that never call each other. Only actions write them. */
export * from './archiveStore';
export * from './guidesStore';
export * from './historyStore';
export * from './inquiryStore';
export * from './measurementStore';
export * from './noticeStore';
export * from './objectsStore';
export * from './panesStore';
export * from './priorsStore';
export * from './readingStore';
export * from './reviewStore';
export * from './sessionStore';
export * from './settingsStore';
export * from './viewerStore';
export * from './volumeStore';
export * from './worklistStore';
export * from './worklistViewStore';
