/** One line of the table. */
export type Row =
  | {
      readonly what: string;
      readonly value: number | boolean;
      readonly unit?: string;
      /** The most it may be. */
      readonly limit?: number;
      /** In yardsticks, for times. */
      readonly multiple?: number;
      readonly note?: string | undefined;
    }
  | { readonly what: string; readonly skipped: string };

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

export function printTable(rows: readonly Row[], caption: string): void {
  const lines = rows.map((row) => [row.what, ...cellsOf(row)]);
  const head = ['', 'measured', 'budget', '', '× yardstick'];
  const widths = head.map((title, i) =>
    Math.max(title.length, ...lines.map((cells) => cells[i]?.length ?? 0)),
  );
  const print = (cells: readonly string[]) =>
    console.log(
      cells
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join('  ')
        .trimEnd(),
    );
  print(head);
  lines.forEach(print);
  console.log(`\n${caption}`);
}

function cellsOf(row: Row): string[] {
  if ('skipped' in row) return [`skipped: ${row.skipped}`, '', '', ''];
  const { value, unit = '', limit, multiple, note } = row;
  if (typeof value === 'boolean') return [value ? 'yes' : 'no', 'yes', value ? 'ok' : 'OVER', ''];
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return [
    note ?? `${value.toFixed(digits)} ${unit}`,
    limit === undefined ? '' : `≤ ${limit} ${unit}`,
    limit === undefined ? '' : value <= limit ? 'ok' : 'OVER',
    multiple === undefined ? '' : multiple.toFixed(multiple < 1 ? 2 : 1),
  ];
}
