import type { Command } from '../commands/command.js';
import type { Candidate } from './candidate.js';
import type { CompletionContext } from './completion-context.js';
import { findTypedConnection } from './find-typed-connection.js';
import { listFiles } from './list-files.js';
import { listOptions } from './list-options.js';
import { listSettingValues } from './list-setting-values.js';
import { listToolArguments } from './list-tool-arguments.js';
import { listValues } from './list-values.js';
import { listWords } from './list-words.js';
import { type PendingOption, readTypedCommand } from './read-typed-command.js';
import { argumentKinds, argumentKindsOf, optionKinds, type WordKind } from './word-kinds.js';

export interface ListCommandWordsOptions {
  readonly command: Command;
  /** Its full name. */
  readonly name: string;
  readonly current: string;
  readonly open: (values: Readonly<Record<string, unknown>>) => Promise<CompletionContext>;
}

/** What may stand at the cursor, behind the name of a command. */
export async function listCommandWords(
  words: readonly string[],
  { command, name, current, open }: ListCommandWordsOptions,
): Promise<readonly Candidate[]> {
  const typed = readTypedCommand(words, { command, current });
  const { values, positionals, pending, isInRest, isAfterDashes } = typed;
  const named = typeof values['connection'] === 'string' ? values['connection'] : undefined;
  // Not opened for options alone, which are known without.
  let opened: Promise<CompletionContext> | undefined;
  const context = () => (opened ??= open(values));
  const kindOf = (argument: string): WordKind =>
    argumentKindsOf[`${name} ${argument}`] ?? argumentKinds[argument] ?? 'text';

  if (pending !== undefined) return valuesOf(pending);
  if (isInRest) return argumentsOfTool();
  if (isAfterDashes && command.takesCommand === true) return [];
  const options = () => listOptions(current, { options: command.options, given: values });
  if (current.startsWith('-') && !isAfterDashes) return options();
  const last = command.arguments.at(-1);
  const argument =
    command.arguments[positionals.length] ?? (last?.many === true ? last : undefined);
  if (argument === undefined) return current === '' ? options() : [];
  return wordsOf(kindOf(argument.name));

  async function wordsOf(kind: WordKind): Promise<readonly Candidate[]> {
    if (kind === 'text') return [];
    if (kind === 'setting-value') return listSettingValues(positionals[0]);
    if (kind !== 'connection-tool') {
      return listWords(current, kind, { context: await context(), connection: named });
    }
    return listWords(current, 'tool', { context: await context(), connection: positionals[0] });
  }

  async function valuesOf({ name: option, definition, prefix }: PendingOption) {
    const value = current.slice(prefix.length);
    const kind = optionKinds[option];
    const { io } = await context();
    const candidates =
      kind === undefined
        ? option === 'args'
          ? await listArgumentFiles(value, io.cwd)
          : await listValues(value, { definition, cwd: io.cwd })
        : await listWords(value, kind, { context: await context(), connection: named });
    return candidates.map((one) => ({ ...one, value: prefix + one.value }));
  }

  async function argumentsOfTool(): Promise<readonly Candidate[]> {
    const at = command.arguments.findIndex(
      (one) => kindOf(one.name).endsWith('tool') || kindOf(one.name) === 'call',
    );
    const connectionAt = command.arguments.findIndex((one) => kindOf(one.name) === 'connection');
    const word = positionals[at] ?? '';
    const slash = word.indexOf('/');
    const isQualified = connectionAt === -1 && named === undefined && slash > 0;
    const wanted = isQualified ? word.slice(0, slash) : (positionals[connectionAt] ?? named);
    const known = await context();
    const connection = await findTypedConnection(wanted, known);
    const toolName = isQualified && connection !== undefined ? word.slice(slash + 1) : word;
    const tool = connection?.metadata.tools.find((one) => one.name === toolName);
    if (tool === undefined) return [];
    return listToolArguments(current, { tool, words: typed.rest, cwd: known.io.cwd });
  }
}

async function listArgumentFiles(value: string, cwd: string): Promise<readonly Candidate[]> {
  const files = await listFiles(value.replace(/^@/, ''), { cwd });
  return files.map((one) => ({ ...one, value: `@${one.value}` }));
}
