import { openClient } from '../background/open-client.js';
import type { ProxyClient } from '../client/create-proxy-client.js';
import type { Command, CommandContext, ProgramName } from '../commands/command.js';
import type { CommandLineIo } from '../io/command-line-io.js';
import { parseOptions } from '../options/parse-options.js';
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
  const { stopAfter } = command;
  const parsed = parseOptions(words, { options: command.options, stopAfter });
  const output = createOutput(io, { json: parsed.values['json'] === true });
  if (parsed.wantsHelp) return showHelp();

  const settings = await resolveSettings(io, parsed.values);
  const state = createStateStore(settings.directories.state, {
    proxy: settings.baseUrl ?? 'background',
  });
  let client: Promise<ProxyClient> | undefined;
  const context: CommandContext = {
    program,
    io,
    output,
    // The parser gives exactly what the table says.
    options: parsed.values as CommandContext['options'],
    positionals: parsed.positionals,
    rest: parsed.rest,
    afterDashes: parsed.afterDashes,
    settings,
    state,
    client: () => (client ??= openClient({ settings, io, state })),
  };
  if (stopAfter !== undefined && asksForHelp(parsed.rest) && (await command.help?.(context)))
    return 0;
  return (await command.run(context)) ?? 0;

  async function showHelp(): Promise<number> {
    const { formatCommandHelp } = await import('../help/format-command-help.js');
    const invocation = `${program} ${name}`;
    output.print(formatCommandHelp({ invocation, program, command, style: output.style }));
    return 0;
  }
}

function asksForHelp(words: readonly string[]): boolean {
  const end = words.indexOf('--');
  return (end === -1 ? words : words.slice(0, end)).some(
    (word) => word === '--help' || word === '-h',
  );
}
