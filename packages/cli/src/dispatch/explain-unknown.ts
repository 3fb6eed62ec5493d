import { nearestName } from '@nanda/terminal';
import type { ProgramName } from '../commands/program-name.js';
import { CliError } from '../errors/cli-error.js';
import { listCommands } from '../help/list-commands.js';
import type { UnknownCommand } from './find-command.js';
import { programs } from './programs.js';

export interface ExplainUnknownOptions {
  readonly program: ProgramName;
  /** Where help was asked for: what else it could have been asked for. @default help was not asked for */
  readonly others?: readonly string[];
}

/** Commands that are named where several could be meant. */
const most = 4;

/** Says that there is no such command, and which one may have been meant: the nearest, also in other groups. */
export function explainUnknown(
  { unknown, prefix, table }: UnknownCommand,
  { program, others }: ExplainUnknownOptions,
): CliError {
  if (unknown.startsWith('-')) {
    return new CliError('USAGE_ERROR', `${unknown} stands where a command should.`, {
      hint: `Options come after the command: ${program} ${prefix}<command> ${unknown}`,
    });
  }
  const asked = others === undefined ? program : `${program} help`;
  const names = [
    ...Object.keys(table),
    ...Object.values(table).flatMap(({ aliases = [] }) => aliases),
    ...(prefix === '' ? (others ?? []) : []),
  ];
  const nearest = nearestName(unknown, names);
  const meant = nearest === undefined ? (ofRow() ?? elsewhere()) : [prefix + nearest];
  const what = others === undefined ? 'command' : 'command or topic';
  return new CliError('USAGE_ERROR', `There is no ${what} "${prefix}${unknown}".`, {
    details: { command: prefix + unknown, ...(nearest !== undefined && { nearest }) },
    hint:
      meant.length > 0
        ? `Did you mean: ${meant.map((name) => `${asked} ${name}`).join(', ')}`
        : `See them all: ${program} ${prefix}--help`,
  });

  /** `history 1` is `history show 1`. */
  function ofRow(): readonly string[] | undefined {
    if (others !== undefined || !/^(?:\d+|(?:exec|conn)_\w+)$/.test(unknown)) return undefined;
    const shows = ['show', 'get', 'read'].find((name) => Object.hasOwn(table, name));
    return shows === undefined ? undefined : [`${prefix}${shows} ${unknown}`];
  }

  /** `list` is `tools list`, or one of the others that are called so. */
  function elsewhere(): readonly string[] {
    const all = listCommands(programs[program]).filter(({ name }) => name.includes(' '));
    const word = nearestName(
      unknown,
      all.map(({ name }) => lastWord(name)),
    );
    const same = all.filter(({ name }) => lastWord(name) === word).map(({ name }) => name);
    return same.slice(0, most);
  }
}

function lastWord(name: string): string {
  return name.slice(name.lastIndexOf(' ') + 1);
}
