import type { CommandHelp, HelpRow } from '../src/help/command-help.js';
import type { CommandExample } from '../src/commands/command.js';
import type { HelpTopic, TopicPart } from '../src/help/topics/help-topic.js';
import { escapeRoff, formatRoff } from './roff.js';
import { pageName } from './page-name.js';
import type { GroupHelp } from './reference-entry.js';

export interface ManPageOptions {
  readonly version: string;
}

/** What stands at the end of a page. */
export interface ManPageLinks extends ManPageOptions {
  /** Pages, such as `nanda-exec(1)`. */
  readonly seeAlso: readonly string[];
}

export function formatCommandPage(help: CommandHelp, { version, seeAlso }: ManPageLinks): string {
  const { name, summary, aliases, examples, usage, arguments: words, options, notes } = help;
  return page(pageName(name), { version, section: 1 }, [
    ...nameSection(pageName(name), summary),
    '.SH SYNOPSIS',
    String.raw`\fB${escapeRoff(name)}\fR ${escapeRoff(usage)}`,
    ...exampleSection(examples),
    ...(words.length > 0 ? ['.SH ARGUMENTS', ...rowLines(words)] : []),
    ...options.flatMap(({ title, rows }) => [`.SH ${title.toUpperCase()}`, ...rowLines(rows)]),
    ...(notes.length + aliases.length > 0 ? ['.SH NOTES'] : []),
    ...(aliases.length > 0 ? [`Also called: ${aliases.map(escapeRoff).join(', ')}`] : []),
    ...notes.flatMap((note) => ['.PP', formatRoff(note)]),
    ...linkSection(seeAlso),
  ]);
}

export function formatGroupPage(help: GroupHelp, { version, seeAlso }: ManPageLinks): string {
  const { name, summary, examples, commands, alone } = help;
  return page(pageName(name), { version, section: 1 }, [
    ...nameSection(pageName(name), summary),
    '.SH SYNOPSIS',
    String.raw`\fB${escapeRoff(name)}\fR <command>`,
    ...exampleSection(examples),
    '.SH COMMANDS',
    ...rowLines(commands),
    ...(alone === undefined
      ? []
      : ['.PP', String.raw`\fB${escapeRoff(name)}\fR alone means \fB${escapeRoff(alone)}\fR.`]),
    ...linkSection(seeAlso),
  ]);
}

export interface ProgramPage {
  readonly name: string;
  readonly summary: string;
  readonly examples: readonly CommandExample[];
  readonly sections: readonly { readonly title: string; readonly rows: readonly HelpRow[] }[];
}

export function formatProgramPage(
  { name, summary, examples, sections }: ProgramPage,
  { version, seeAlso }: ManPageLinks,
): string {
  return page(name, { version, section: 1 }, [
    ...nameSection(name, summary),
    '.SH SYNOPSIS',
    String.raw`\fB${escapeRoff(name)}\fR <command> [options]`,
    ...exampleSection(examples),
    ...sections.flatMap(({ title, rows }) => [
      `.SH ${escapeRoff(title.toUpperCase())}`,
      ...rowLines(rows),
    ]),
    ...linkSection(seeAlso),
  ]);
}

export function formatTopicPage(topic: HelpTopic, { version, seeAlso }: ManPageLinks): string {
  const name = `nanda-${topic.name}`;
  return page(name, { version, section: 7 }, [
    ...nameSection(name, topic.summary),
    ...topic.sections.flatMap(({ title, parts }) => [
      `.SH ${escapeRoff(title?.toUpperCase() ?? 'DESCRIPTION')}`,
      ...parts.flatMap(partLines),
    ]),
    ...linkSection(seeAlso),
  ]);
}

function page(
  name: string,
  { version, section }: { readonly version: string; readonly section: number },
  lines: readonly string[],
): string {
  const quoted = [name.toUpperCase(), String(section), '', `nanda ${version}`, 'nanda'];
  const head = `.TH ${quoted.map((word) => `"${escapeRoff(word)}"`).join(' ')}`;
  // A paragraph that begins a section needs no request of its own.
  const kept = lines.filter(
    (line, index) => line !== '.PP' || lines[index - 1]?.startsWith('.SH ') !== true,
  );
  // No hyphens, and a ragged margin: most of it is there to be copied.
  return [head, '.nh', '.ad l', ...kept, ''].join('\n');
}

function nameSection(name: string, summary: string): readonly string[] {
  const text = summary.replace(/\.$/, '');
  return ['.SH NAME', String.raw`${escapeRoff(name)} \- ${formatRoff(text)}`];
}

function exampleSection(examples: readonly CommandExample[]): readonly string[] {
  if (examples.length === 0) return [];
  return [
    '.SH EXAMPLES',
    ...rowLines(examples.map(({ line, does }) => ({ term: line, meaning: does }))),
  ];
}

function linkSection(pages: readonly string[]): readonly string[] {
  if (pages.length === 0) return [];
  const links = pages.map((link) => link.replace(/^(.*)(\(\d\))$/, String.raw`\fB$1\fR$2`));
  return ['.SH SEE ALSO', links.map((link) => link.replaceAll('-', String.raw`\-`)).join(', ')];
}

function rowLines(rows: readonly HelpRow[]): readonly string[] {
  return rows.flatMap(({ term, meaning }) => [
    '.TP',
    String.raw`\fB${escapeRoff(term)}\fR`,
    formatRoff(meaning),
  ]);
}

function partLines(part: TopicPart): readonly string[] {
  if (typeof part === 'string') return ['.PP', formatRoff(part)];
  if ('code' in part) {
    return ['.PP', '.RS 4', '.nf', ...part.code.split('\n').map(escapeRoff), '.fi', '.RE'];
  }
  if ('items' in part) {
    return part.items.flatMap((item) => [String.raw`.IP \(bu 2`, formatRoff(item)]);
  }
  return part.rows.flatMap(([term = '', ...meaning]) => [
    '.TP',
    formatRoff(term),
    meaning.map(formatRoff).join(' '),
  ]);
}
