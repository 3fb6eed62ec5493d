import type { CommandExample } from '../src/commands/command.js';
import type { ProgramName } from '../src/commands/program-name.js';
import type { CommandHelp, HelpGroup, HelpRow } from '../src/help/command-help.js';
import { optionGroups } from '../src/help/option-groups.js';
import { programTexts } from '../src/help/program-texts.js';
import type { HelpTopic, TopicPart } from '../src/help/topics/help-topic.js';
import { helpTopics } from '../src/help/topics/help-topics.js';
import { escapeMarkdown } from './escape-markdown.js';
import { readEntries } from './read-entries.js';
import type { GroupHelp } from './reference-entry.js';

const common: readonly string[] = optionGroups.map(({ title }) => title);

/** The reference of both programs as one page of Markdown: commands with their options and examples, and the topics. */
export async function formatMarkdown(): Promise<string> {
  const names: readonly ProgramName[] = ['nanda', 'nanda-discover'];
  const blocks = [
    '# The command line',
    'Generated from the tables that the programs are made of: `npx pnpm --filter @nanda/cli reference`. The same is shown by `nanda help <command>` and `nanda help <topic>`, and by `man nanda`.',
    `Programs: ${names.map((name) => link(name)).join(', ')}. Topics: ${helpTopics.map(({ name }) => `[${name}](#${anchor(name)})`).join(', ')}.`,
    '## Options that many commands have',
    'What a command has besides is said with it.',
    ...(await commonOptions()),
  ];
  for (const name of names) blocks.push(...(await formatProgram(name)));
  for (const topic of helpTopics) blocks.push(...formatTopic(topic));
  return `${blocks.join('\n\n')}\n`;
}

async function formatProgram(program: ProgramName): Promise<readonly string[]> {
  const { summary, examples } = programTexts[program];
  const sections = await readEntries(program);
  const all = sections.flatMap(({ title, entries }) => [
    `**${title}:** ${entries
      .filter(({ kind, help: { name } }) => kind === 'group' || name.split(' ').length === 2)
      .map(({ help }) => link(help.name))
      .join(' · ')}`,
  ]);
  return [
    `## ${program}`,
    text(summary),
    fence(examples.map(({ line, does }) => ({ line: `${program} ${line}`, does }))),
    ...all,
    ...sections.flatMap(({ entries }) =>
      entries.flatMap((entry) =>
        entry.kind === 'group' ? formatGroup(entry.help) : formatCommand(entry.help),
      ),
    ),
  ];
}

function formatGroup({ name, summary, commands, alone }: GroupHelp): readonly string[] {
  return [
    `${headingOf(name)} ${name}`,
    text(summary),
    [
      ...commands.map(({ term, meaning }) => `- ${link(term)}: ${text(meaning)}`),
      ...(alone === undefined ? [] : [`- \`${name}\` alone means \`${alone}\``]),
    ].join('\n'),
  ];
}

function formatCommand(help: CommandHelp): readonly string[] {
  const { name, summary, aliases, examples, usage, arguments: words, options, notes } = help;
  const own = options.filter(({ title }) => !common.includes(title));
  const shared = options.filter(({ title }) => common.includes(title)).map(({ title }) => title);
  return [
    `${headingOf(name)} ${name}`,
    text(summary),
    fence(examples),
    `Usage: \`${name} ${usage}\`${aliases.length === 0 ? '' : `. Also called: ${aliases.map((alias) => `\`${alias}\``).join(', ')}`}`,
    ...(words.length > 0 ? [table(['argument', 'is'], words)] : []),
    ...own.map(({ rows }) => table(['option', 'does'], rows)),
    ...notes.map(text),
    ...(shared.length > 0 ? [`Options of all: ${shared.map(groupLink).join(', ')}.`] : []),
  ];
}

/** The groups as that command has them which has them all. */
async function commonOptions(): Promise<readonly string[]> {
  const sections = await readEntries('nanda');
  const groups = new Map<string, HelpGroup>();
  for (const { help } of sections.flatMap(({ entries }) => entries)) {
    if (!('options' in help)) continue;
    for (const group of help.options) {
      const known = groups.get(group.title)?.rows.length ?? 0;
      if (common.includes(group.title) && group.rows.length > known) groups.set(group.title, group);
    }
  }
  return common.flatMap((title) => {
    const group = groups.get(title);
    return group === undefined
      ? []
      : [`### Options: ${title.toLowerCase()}`, table(['option', 'does'], group.rows)];
  });
}

function groupLink(title: string): string {
  return `[${title.toLowerCase()}](#${anchor(`options: ${title}`)})`;
}

function formatTopic({ name, summary, sections }: HelpTopic): readonly string[] {
  return [
    `## ${name}`,
    text(`${summary}.`),
    ...sections.flatMap(({ title, parts }) => [
      ...(title === undefined ? [] : [`### ${title}`]),
      ...parts.map(formatPart),
    ]),
  ];
}

function formatPart(part: TopicPart): string {
  if (typeof part === 'string') return text(part);
  if ('code' in part) return `\`\`\`\n${part.code}\n\`\`\``;
  if ('items' in part) return part.items.map((item) => `- ${text(item)}`).join('\n');
  return tableOf(
    part.columns,
    part.rows.map((row) => row.map(text)),
  );
}

function fence(examples: readonly CommandExample[]): string {
  const width = Math.max(0, ...examples.map(({ line }) => line.length));
  const lines = examples.map(({ line, does }) => `${line.padEnd(width)}  # ${does}`);
  return `\`\`\`sh\n${lines.join('\n')}\n\`\`\``;
}

function table(columns: readonly string[], rows: readonly HelpRow[]): string {
  return tableOf(
    columns,
    rows.map(({ term, meaning }) => [`\`${term}\``, text(meaning)]),
  );
}

function tableOf(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}

function text(words: string): string {
  return escapeMarkdown(words);
}

function link(name: string): string {
  return `[\`${name}\`](#${anchor(name)})`;
}

function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');
}

/** What is in a group stands below it. */
function headingOf(name: string): string {
  return name.split(' ').length > 2 ? '####' : '###';
}
