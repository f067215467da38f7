import type { Messages } from '../createTranslator';
import { archive } from './ja/archive';
import { ask } from './ja/ask';
import { context } from './ja/context';
import { keys } from './ja/keys';
import { measure } from './ja/measure';
import { objects } from './ja/objects';
import { offline } from './ja/offline';
import { ownRead } from './ja/ownRead';
import { print } from './ja/print';
import { problems } from './ja/problems';
import { reading } from './ja/reading';
import { report } from './ja/report';
import { review } from './ja/review';
import { screens } from './ja/screens';
import { studyObjects } from './ja/studyObjects';
import { suv } from './ja/suv';
import { worklist } from './ja/worklist';

export const ja: Messages = {
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
