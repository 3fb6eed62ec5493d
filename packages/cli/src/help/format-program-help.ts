import { wrapWords } from '@nanda/terminal';
import type { ProgramName } from '../commands/program-name.js';
import type { CommandTable } from '../dispatch/command-table.js';
import type { HelpLook } from './format-command-help.js';
import { formatDefinitions } from './format-definitions.js';
import { groupCommands } from './group-commands.js';
import { paintText } from './paint-text.js';
import { programTexts } from './program-texts.js';
import { topicNames } from './topics/topic-names.js';

/** The help of a program, for one screen: examples, then the commands by what people want of them. */
export function formatProgramHelp(
  program: ProgramName,
  { commands, style, width }: HelpLook & { readonly commands: CommandTable },
): string {
  const { summary, examples, notes } = programTexts[program];
  const lines = examples.map(({ line, does }) => [`${program} ${line}`, style.dim(does)] as const);
  const groups = groupCommands(program, commands);
  const full = groups.filter(({ isBrief }) => !isBrief);
  const brief = groups.filter(({ isBrief }) => isBrief);
  const column =
    2 +
    Math.max(0, ...full.flatMap(({ names }) => names.map(labelOf)).map((name) => name.length)) +
    2;
  const blocks = full.map(({ title, names }) => {
    const rows = names.map((name) => [labelOf(name), commands[name]?.summary ?? ''] as const);
    return `${style.bold(title)}\n${formatDefinitions(rows, { width, column })}`;
  });
  const short = brief.map(
    ({ title, names }) => [style.bold(title), names.map(labelOf).join(' · ')] as const,
  );
  const more: (readonly [string, string])[] = [
    [`${program} help commands`, 'what each of them does'],
    [`${program} help <command>`, 'one of them, examples first'],
    [`${program} help <topic>`, topicNames.join(', ')],
  ];
  return [
    summary,
    `${style.bold('Examples:')}\n${formatDefinitions(lines, { width })}`,
    blocks.join('\n'),
    ...(short.length > 0 ? [formatDefinitions(short, { width, indent: 0 })] : []),
    ...notes.map((note) => wrapWords(paintText(note, style), { width })),
    formatDefinitions(more, { width, indent: 0 }),
  ].join('\n\n');

  function labelOf(name: string): string {
    return [name, ...(commands[name]?.aliases ?? [])].join(', ');
  }
}
