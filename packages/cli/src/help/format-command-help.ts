import { type Style, wrapWords } from '@nanda/terminal';
import type { CommandHelp, HelpRow } from './command-help.js';
import { definitionColumn } from './definition-column.js';
import { formatDefinitions } from './format-definitions.js';
import { paintText } from './paint-text.js';

export interface HelpLook {
  readonly style: Style;
  /** Columns of a line. */
  readonly width: number;
}

/** The help of a command on a terminal: examples first, what is its own before what all have. */
export function formatCommandHelp(
  {
    name,
    summary,
    aliases,
    examples,
    usage,
    arguments: words,
    options,
    notes,
    seeAlso,
  }: CommandHelp,
  { style, width }: HelpLook,
): string {
  const pairs = (rows: readonly HelpRow[]) =>
    rows.map(({ term, meaning }) => [term, paintText(meaning, style)] as const);
  // One column for all of them: the eye goes straight down.
  const column = definitionColumn(pairs([...words, ...options.flatMap(({ rows }) => rows)]), {
    width,
  });
  const section = (title: string, text: string) => `${style.bold(`${title}:`)}\n${text}`;
  const lines = examples.map(({ line, does }) => [line, style.dim(does)] as const);
  return [
    wrapWords(paintText(summary, style), { width }),
    ...(lines.length > 0 ? [section('Examples', formatDefinitions(lines, { width }))] : []),
    wrapWords(`${style.bold('Usage:')} ${name} ${usage}`, { width, hanging: 7 }),
    ...(words.length > 0
      ? [section('Arguments', formatDefinitions(pairs(words), { width, column }))]
      : []),
    ...options.map(({ title, rows }) =>
      section(title, formatDefinitions(pairs(rows), { width, column })),
    ),
    ...(aliases.length > 0 ? [`Also called: ${aliases.join(', ')}`] : []),
    ...notes.map((note) => wrapWords(paintText(note, style), { width })),
    ...(seeAlso.length > 0
      ? [wrapWords(`See also: ${seeAlso.join(', ')}`, { width, hanging: 10 })]
      : []),
  ].join('\n\n');
}
