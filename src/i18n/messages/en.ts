import { archive } from './en/archive';
import { ask } from './en/ask';
import { context } from './en/context';
import { keys } from './en/keys';
import { measure } from './en/measure';
import { objects } from './en/objects';
import { offline } from './en/offline';
import { ownRead } from './en/ownRead';
import { print } from './en/print';
import { problems } from './en/problems';
import { reading } from './en/reading';
import { report } from './en/report';
import { review } from './en/review';
import { screens } from './en/screens';
import { studyObjects } from './en/studyObjects';
import { suv } from './en/suv';
import { worklist } from './en/worklist';

/** The source language: its keys are the keys. */
export const en = {
  ...screens,
  ...worklist,
  ...reading,
  ...review,
  ...report,
  ...ask,
  ...context,
  ...keys,
  ...measure,
  ...suv,
  ...objects,
  ...studyObjects,
  ...ownRead,
  ...offline,
  ...print,
  ...problems,
  ...archive,
};
