/** The clinical context beside the report. */
export const context = {
  'context.indication': 'Indication',
  'context.indicationHint': 'Why was the image made?',
  'context.age': 'Age',
  'context.sex': 'Sex',
  'context.sex.M': 'male',
  'context.sex.F': 'female',
  'context.sex.O': 'other',
  'context.crp': 'CRP',
  'context.crpUnit': 'CRP unit',
  'context.temperature': 'Temp. °C',
  'context.note':
    'Stated in the report and signed with it. The model may say of a finding that it fits the indication or signs of inflammation; no finding or probability ever changes.',
  'context.reword': 'Word findings anew',
} as const;
