import { openClient } from '../background/open-client.js';
import type { ProxyClient } from '../client/create-proxy-client.js';
import type { Command, CommandContext } from '../commands/command.js';
import type { ProgramName } from '../commands/program-name.js';
import { CliError } from '../errors/cli-error.js';
import type { CommandLineIo } from '../io/command-line-io.js';
import { completeValues } from '../options/complete-values.js';
import { readLeadingOptions } from '../options/read-leading-options.js';
import { createOutput } from '../output/create-output.js';
import { resolveSettings } from '../settings/resolve-settings.js';
import { createStateStore } from '../state/create-state-store.js';

export interface RunCommandOptions {
  readonly program: ProgramName;
  /** Its full name: `servers add`. */
  readonly name: string;
  readonly words: readonly string[];
  readonly io: CommandLineIo;
}

/** Reads a command's options, gives it what it works with and runs it, or shows its help. */
export async function runCommand(
  command: Command,
  { program, name, words, io }: RunCommandOptions,
): Promise<number> {
  const { options, stopAfter, takesCommand = false } = command;
  const dashes = takesCommand ? words.indexOf('--') : -1;
  const isSplit = dashes !== -1;
  const parsed = await read(isSplit ? words.slice(0, dashes) : words);
  if (parsed.wantsHelp) return 0;

  const values = completeValues(parsed.values, { options, env: io.env });
  const output = createOutput(io, { json: values['json'] === true });
  const settings = await resolveSettings(io, values);
  const state = createStateStore(settings.directories.state, {
    proxy: settings.baseUrl ?? 'background',
  });
  let client: Promise<ProxyClient> | undefined;
  const context: CommandContext = {
    program,
    io,
    output,
    // The parsers give exactly what the table says.
    options: values as CommandContext['options'],
    positionals: parsed.positionals,
    rest: parsed.rest,
    afterDashes: isSplit ? words.slice(dashes + 1) : undefined,
    settings,
    state,
    client: () => (client ??= openClient({ settings, io, state })),
  };
  if (stopAfter !== undefined && asksForHelp(parsed.rest) && (await command.help?.(context)))
    return 0;
  try {
    return (await command.run(context)) ?? 0;
  } catch (error) {
    throw await explain(error);
  }

  /** A service may be unknown only because the registry that it came from is. */
  async function explain(error: unknown): Promise<unknown> {
    if (!(error instanceof CliError)) return error;
    const { code, message, details, retryable } = error;
    const [named] = parsed.positionals;
    if (named !== undefined && command.arguments[0]?.name === 'service') {
      const word = /^[\w.@/-]+$/.test(named) ? named : `'${named.replaceAll("'", `'\\''`)}'`;
      // Somebody who has just typed it should not have to put it in again.
      const hint = error.hint?.replaceAll('<service>', () => word);
      if (hint !== error.hint) {
        return new CliError(code, message, { details, hint, retryable, cause: error });
      }
    }
    if (code !== 'SERVICE_NOT_FOUND') return error;
    const { explainMissingCatalog } = await import('../services/explain-missing-catalog.js');
    const hint = await explainMissingCatalog(settings, { evenWithServers: true });
    if (hint === undefined) return error;
    return new CliError(code, message, { details, hint, retryable, cause: error });
  }

  async function read(own: readonly string[]) {
    const naming = { program, name, output: createOutput(io, { json: false }) };
    if (stopAfter === undefined) {
      const { readWithCommander } = await import('../options/read-with-commander.js');
      return readWithCommander(own, { ...naming, command });
    }
    const leading = readLeadingOptions(own, { options, stopAfter });
    if (leading.wantsHelp) {
      const { createCommander } = await import('../options/create-commander.js');
      (await createCommander(command, naming)).outputHelp();
    }
    return leading;
  }
}

function asksForHelp(words: readonly string[]): boolean {
  const end = words.indexOf('--');
  return (end === -1 ? words : words.slice(0, end)).some(
    (word) => word === '--help' || word === '-h',
  );
}
