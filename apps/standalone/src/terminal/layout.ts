/** Width that every terminal and every mail of ours has. */
export const WIDTH = 80;

/** Breaks text at spaces into lines of at most {@link WIDTH}, each indented; a longer word stays whole. */
export function wrapped(text: string, indent = 0, hanging = indent): string[] {
  const lines: string[] = [];
  let line = ' '.repeat(indent);
  let hasWord = false;
  for (const word of text.split(' ').filter((part) => part !== '')) {
    if (hasWord && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = ' '.repeat(hanging);
      hasWord = false;
    }
    line += hasWord ? ` ${word}` : word;
    hasWord = true;
  }
  return hasWord ? [...lines, line] : lines;
}

/** A name that is too long keeps its end, which tells more: `…long-name.example.com`. */
export function shortened(text: string, width: number): string {
  return text.length <= width ? text : `\u2026${text.slice(text.length - width + 1)}`;
}

export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => string;
  readonly align: 'left' | 'right';
}

/** A table without lines: columns as wide as their widest cell, two spaces apart, two to the left. */
export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string[] {
  const cells = rows.map((row) => columns.map(({ cell }) => cell(row)));
  const titles = columns.map(({ title }) => title);
  const widths = columns.map((_, i) =>
    Math.max(...[titles, ...cells].map((line) => line[i]?.length ?? 0)),
  );
  return [titles, ...cells].map((line) =>
    `  ${line
      .map((cell, i) => {
        const width = widths[i] ?? 0;
        return columns[i]?.align === 'right' ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')}`.trimEnd(),
  );
}
