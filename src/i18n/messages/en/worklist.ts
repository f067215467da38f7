/** The worklist: what is listed, how it is ordered, what stays on the device. And the tour of a first visit. */
export const worklist = {
  'worklist.column.id': 'ID',
  'worklist.count': { one: '{count} study', other: '{count} studies' },
  'worklist.countShown': '{shown} of {count} shown',
  'worklist.filters': 'Search and filters',
  'worklist.search': 'Search',
  'worklist.searchHint': 'Name, ID, accession, description',
  'worklist.filter.all': 'all',
  'worklist.filter.findings': 'findings',
  'worklist.filter.from': 'Date from',
  'worklist.filter.to': 'Date to',
  'worklist.clearFilters': 'Clear filters',
  'worklist.noMatch': 'No study matches.',
  'worklist.triage': 'Sort by AI result (triage)',
  'worklist.triage.off':
    'Off: what the AI finds never changes the order. Marking regions and reordering work are different intended uses.',
  'worklist.triage.on':
    'Research only: studies with AI findings come first, then those the AI has not read, “no findings” last. The AI misses findings: low in the list does not mean normal.',
  'worklist.triaged': 'Sorted by AI result',
  'worklist.aiSort': 'Sorting by AI result is triage: see its switch above the list.',
  'worklist.keep': 'Keep recent studies on this device',
  'worklist.keep.on': 'Studies are listed here again on your next visit, until you forget them.',
  'worklist.keep.off':
    'Off: images last as long as this tab and are then removed; decisions and reports stay.',
  'worklist.keep.size': {
    one: 'On this device: {count} study, {megabytes} MB',
    other: 'On this device: {count} studies, {megabytes} MB',
  },

  'notice.openingStopped': {
    one: 'Stopped: {count} file was not read, so studies may be incomplete. Open it again to add it.',
    other:
      'Stopped: {count} files were not read, so studies may be incomplete. Open them again to add them.',
  },
  'notice.alreadyOpen': {
    one: '{count} image was open already and is not listed twice.',
    other: '{count} images were open already and are not listed twice.',
  },
  'notice.directoryWhole': {
    one: '{file} lists {count} file, which was given.',
    other: '{file} lists {count} files; all were given.',
  },
  'notice.directoryMissing': {
    one: '{file} lists {count} file, which is missing: see below the list.',
    other: '{file} lists {count} files; {missing} are missing: see below the list.',
  },

  'tour.title': 'Short tour',
  'tour.open': 'Open',
  'tour.open.text': 'Drop files, a folder or a ZIP anywhere, or click a sample below.',
  'tour.look': 'Look',
  'tour.look.text':
    'Drag on the image for brightness and contrast, wheel to zoom. {toggle} hides the AI, held down it shows the bare image.',
  'tour.decide': 'Decide',
  'tour.decide.text':
    'Each finding awaits you: {accept} accepts, {edit} edits its region, {reject} rejects with a reason. Add your own with “Add finding”.',
  'tour.sign': 'Sign',
  'tour.sign.text':
    '{sign} signs, {next} signs and opens the next study. Take text, regions and review away below the report. {help} lists all keys.',
  'tour.next': 'Next',
  'tour.finish': 'Finish tour',
  'tour.skip': 'Skip tour',
  'tour.again': 'Show the tour again',
} as const;
