/** The page and chunks of one version; its id follows. */
export const versionPrefix = 'shoken-app-';

/** What outlives a version: samples that were opened, the list of models, the runtime in use. */
export const keptName = 'shoken-kept';

/** Held by every open page for its version, named by its first script: what an old page may still load stays. */
export const pageLock = 'shoken-page ';
