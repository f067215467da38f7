/** Asking the model: describe a region, find words, answer a question. */
export const ask = {
  'ask.title': 'Ask the model',
  'ask.field': 'Find words or ask a question',
  'ask.placeholder': '“left effusion”, “How large is the mass?”',
  'ask.send': 'Ask',
  'ask.describeBox': 'Describe a box',
  'ask.describeBrush': 'Describe a painted region',
  'ask.boxHint': 'Draw a box; the model says what is in it. {cancel} gives up.',
  'ask.brushHint': 'Paint a region; the model describes it after each stroke. {cancel} ends.',
  'ask.off': 'AI is switched off',
  'ask.running': 'The model is looking…',
  'ask.keep': 'Keep as finding',
  'ask.keepAnother': 'Keep both',
  'ask.takeRepeated': 'Select in the list',
  'ask.repeated': 'Already in the list, in this place:',
  'ask.discard': 'Discard',
  'ask.cancel': 'Cancel',
  'ask.failed': 'Not answered: {reason}',
  'ask.result': 'Answer of the model',
  'ask.drawn': 'Drawn region',
  'ask.origin': 'AI, {model} {version} · not verified',
  'ask.originUnknown': 'AI · not verified',
  'ask.probability': 'probability {value}',

  'ask.nothingHere': 'No abnormality in this region',
  'ask.nothingHereNote':
    'Likeliest of the eight findings it knows: {finding}, {value}. Bones, devices and all else are not looked for.',
  'ask.outside': 'Outside of what the model reads',
  'ask.outsideNote':
    'It reads lungs, heart and mediastinum, and this region lies beside them: nothing can be said of it.',
  'ask.listedHere': 'Findings of the list lie in this region',
  'ask.listedHereNote':
    'By itself the region looks normal to the model; likeliest {finding}, {value}.',
  'ask.notSeen': '{finding}: not seen',
  'ask.notSeenPlace': '{finding}, {place}: not seen',
  'ask.elsewhere': 'Not seen in the {place}. {sentence}',
  'ask.elsewhereNote': 'Kept, it says where it was found, not where it was looked for.',
  'ask.reachesNote':
    'It reaches into the {zones}, but its middle lies in the {zone}: kept, it says that.',
  'ask.zoneUntoldNote': 'Its zone was not checked: the model cannot tell the zone of this here.',
  'ask.lobeNote': 'A frontal view does not tell lobes apart: taken as {zones}.',
  'ask.takenNote': 'The words were taken to mean: {finding}.',
  'ask.listed': '{finding}: in the list',
  'ask.listedElsewhere': '{finding}: in the list, but in another zone than the {zones}',
  'ask.listedNote': 'Looking for these words alone, the model found less: probability {value}.',
  'ask.findings': 'Among the model’s findings:',
  'ask.decided': '{status} by the reader',
  'ask.unknown': 'Not known to the model: “{text}”',
  'ask.unknownNote': 'It knows eight findings, the lungs and the heart. Try other words.',
  'ask.anatomy.right-lung': 'Right lung',
  'ask.anatomy.left-lung': 'Left lung',
  'ask.anatomy.heart': 'Heart',
  'ask.placeEmpty': '{place}: none of the model’s findings lies there',
  'ask.placeListed': {
    one: '{place}: {count} finding of the model',
    other: '{place}: {count} findings of the model',
  },
  'ask.placeNote':
    'Only a place is named. Name a finding with it to have that looked for, or draw the region to have it described.',
  'ask.beyond': 'This question is beyond the model',
  'ask.beyondNote':
    'It answers whether one of its findings is there, on which side, how many, how large, and the cardiothoracic ratio.',

  'answer.present': 'Present: {finding}{place}, probability {value}',
  'answer.undetermined': 'Undetermined: {finding}{place}, probability {value}',
  'answer.absent': 'No {finding} seen by the model, probability {value}',
  'answer.absentSide': 'No {finding} seen on the {side}, probability {value}',
  'answer.elsewhere': 'Not on the {side}; {finding} on the other side: {elsewhere}',
  'answer.side': '{finding}: {side}',
  'answer.count': { one: '{finding}: {count} place', other: '{finding}: {count} places' },
  'answer.countAtLeast':
    '{finding}: {count} places or more; the model names three at most for each finding',
  'answer.sizeMm': '{finding}: {width} × {height} mm (width × height, {source})',
  'answer.sizePx':
    '{finding}: {width} × {height} pixels (width × height; the header gives no spacing)',
  'answer.largest': 'The largest of {count} places that lie apart.',
  'answer.spacing.detector': 'at the detector, not corrected for magnification',
  'answer.spacing.magnification':
    'at the detector, divided by the magnification that the header estimates',
  'answer.spacing.calibrated': 'calibrated spacing',
  'answer.spacing.patient': 'in the patient',
  'answer.notSeen':
    'No {finding} seen by the model, so there is nothing to count, measure or place',
  'answer.ratio': 'Cardiothoracic ratio {ratio}: the model’s estimate from its outlines',
  'answer.ratioNote': 'Widest heart {heart} over widest inner chest {chest} pixels.',
  'answer.noRatio':
    'The cardiothoracic ratio cannot be measured: heart or lungs were not outlined plausibly',
  'answer.heart': 'Heart',
  'answer.chest': 'Widest chest',

  'card.asked.drawn': 'AI, asked by drawing',
  'card.asked.typed': 'AI, asked in words',

  'key.ask': 'Ask or find words',
  'key.describeBox': 'Describe a box',
  'key.describeBrush': 'Describe a painted region',
} as const;
