/** Words per language: the interface's messages, finding names, sentences and report phrases. Pure. */
export * from './contextClauses';
export * from './contextPhrases';
export * from './createTranslator';
export * from './checkFindingSentence';
export * from './documentPhrases';
export * from './findingNames';
export * from './findingSentences';
export * from './formatStudy';
export * from './measurementPhrases';
export * from './problemMessage';
export * from './readCodes';
export * from './readPlaceWords';
export * from './reportPhrases';
