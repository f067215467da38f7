/** The report on paper: the way there. The page itself speaks the report's language. */
export const print = {
  'print.menu': 'Print or save as PDF…',
  'key.print': 'Print the report, or save it as PDF',
} as const;
