import { openClient } from '../background/open-client.js';
import type { ProxyClient } from '../client/create-proxy-client.js';
import type { Command, CommandContext } from '../commands/command.js';
import type { ProgramName } from '../commands/program-name.js';
import { CliError } from '../errors/cli-error.js';
import type { CommandLineIo } from '../io/command-line-io.js';
import { completeValues } from '../options/complete-values.js';
import { readLeadingOptions } from '../options/read-leading-options.js';
import { splitJsonFields } from '../options/split-json-fields.js';
import { createOutput } from '../output/create-output.js';
import { plainOutput, readOutputOptions } from '../output/read-output-options.js';
import { wantsData } from '../output/wants-data.js';
import { reportError } from '../output/report-error.js';
import { configureIo } from '../settings/configure-io.js';
import { readConfiguration } from '../settings/read-configuration.js';
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
  { program, name, words: typed, io: standardIo }: RunCommandOptions,
): Promise<number> {
  const words = command.arrange?.(typed) ?? typed;
  const { options, stopAfter, takesCommand = false } = command;
  const dashes = takesCommand ? words.indexOf('--') : -1;
  const isSplit = dashes !== -1;
  const own = splitJsonFields(isSplit ? words.slice(0, dashes) : words);
  const attempted = await read(own).catch((error: unknown) => ({ error }));
  if ('error' in attempted) return reportUnread(attempted.error);
  const parsed = attempted;
  if (parsed.wantsHelp) {
    const { showCommandHelp } = await import('../help/show-command-help.js');
    const isData = wantsData(words);
    const output = await createOutput(standardIo, {
      ...plainOutput,
      format: isData ? 'json' : 'text',
    });
    showCommandHelp(command, { output, program, name });
    return 0;
  }

  const { forgivesSettings: isLenient = false } = command;
  const configuration = readConfiguration(standardIo, {
    profile: parsed.values['profile'] as string | undefined,
    isLenient,
  });
  const configured = configureIo(standardIo, { configuration, isLenient });
  const values = completeValues(parsed.values, { options, env: configured.io.env });
  const path = values['output'];
  const file =
    typeof path === 'string' && command.writesOutput !== true
      ? await (
          await import('../output/open-output-file.js')
        ).openOutputFile(configured.io, path, { asItComes: command.writesAsItComes })
      : undefined;
  const io = file?.io ?? configured.io;
  const output = await createOutput(io, readOutputOptions(values, io));
  const settings = await resolveSettings(io, {
    ...values,
    configuration,
    configured,
    isLenient,
  });
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
  const wantsOwnHelp = stopAfter !== undefined && asksForHelp(parsed.rest);
  try {
    const isHelped = wantsOwnHelp && (await command.help?.(context)) === true;
    const code = isHelped ? 0 : ((await command.run(context)) ?? 0);
    await file?.close();
    return code;
  } catch (error) {
    await file?.discard();
    const failure = await explain(error);
    const { json, hasLines } = output;
    return report(failure, { io: configured.io, json, hasLines });
  }

  /** Here, where the settings are known: they may want data, or no colours. */
  async function report(
    error: unknown,
    {
      io: shown,
      json,
      hasLines = false,
    }: {
      readonly io: CommandLineIo;
      readonly json: boolean;
      readonly hasLines?: boolean;
    },
  ): Promise<number> {
    const format = json || wantsData(words) ? 'json' : 'text';
    const naming = await createOutput(shown, { ...plainOutput, format });
    return reportError(error, {
      output: naming,
      io: shown,
      asEvent: name === 'stream',
      isLine: hasLines,
    });
  }

  /** Of a command line that cannot be read nothing is known of a profile. */
  function reportUnread(error: unknown): Promise<number> {
    const standing = readConfiguration(standardIo, { isLenient: true });
    const { io: shown } = configureIo(standardIo, { configuration: standing, isLenient: true });
    return report(error, { io: shown, json: shown.env['NANDA_FORMAT'] === 'json' });
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

  async function read(given: readonly string[]) {
    if (stopAfter === undefined) {
      const { readWithCommander } = await import('../options/read-with-commander.js');
      return readWithCommander(given, { program, name, command });
    }
    return readLeadingOptions(given, { options, stopAfter });
  }
}

function asksForHelp(words: readonly string[]): boolean {
  const end = words.indexOf('--');
  return (end === -1 ? words : words.slice(0, end)).some(
    (word) => word === '--help' || word === '-h',
  );
}
