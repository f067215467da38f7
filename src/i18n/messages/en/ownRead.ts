/** Ways of working, and the reader's own read before the AI is shown. */
export const ownRead = {
  'settings.way': 'How the AI takes part',
  'settings.way.concurrent': 'Concurrent',
  'settings.way.second-reader': 'Second reader',
  'settings.way.shadow': 'Shadow',
  'settings.way.note.concurrent': 'What the AI says is shown from the start.',
  'settings.way.note.second-reader':
    'What the AI says is hidden until you have recorded your own read; then differences are marked.',
  'settings.way.note.shadow':
    'The AI runs and what it says is logged on this device. It is shown nowhere and leaves with no report.',

  'own.title': 'Your own read',
  'own.note':
    'Mark what you see; “Add finding” draws a region. The AI is shown once your read is recorded, and your marks stay as they are then.',
  'own.restAbsent': 'The rest is absent',
  'own.reveal': 'Record my read and show the AI',
  'own.comparison': 'Own read and AI',
  'own.same': 'You and the AI agree on {same} of {count} findings.',
  'own.agreement.different': 'you: {own}, AI: {ai}',
  'own.agreement.same': 'you and the AI: {own}',
  'own.agreement.abstained': 'you: {own}, the AI cannot tell',
  'ai.summary.own': 'AI: hidden until your own read is recorded',
  'ai.summary.shadow': 'Shadow: the AI is logged and not shown',
  'ai.state.hidden': 'hidden',
} as const;
