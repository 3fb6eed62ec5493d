import type { Command } from './commands/command.js';
import type { ProgramName } from './commands/program-name.js';
import { findCommand } from './dispatch/find-command.js';
import { programs } from './dispatch/programs.js';
import type { RunCommandOptions } from './dispatch/run-command.js';
import { showVersion } from './help/show-version.js';
import type { CommandLineIo } from './io/command-line-io.js';
import { createOutput } from './output/create-output.js';
import { plainOutput } from './output/read-output-options.js';
import { wantsData } from './output/wants-data.js';
import { reportError } from './output/report-error.js';

export interface RunOptions {
  readonly io: CommandLineIo;
  /** Which of the two binaries this is. @default 'nanda' */
  readonly program?: ProgramName;
}

/**
 * Runs one command line (without the program's name) and gives its exit code. Writes to `io` alone,
 * and never rejects.
 */
export async function run(
  argv: readonly string[],
  { io, program = 'nanda' }: RunOptions,
): Promise<number> {
  const output = await createOutput(io, {
    ...plainOutput,
    format: wantsData(argv) ? 'json' : 'text',
  });
  const commands = programs[program];
  // `nanda --json search` is as good as `nanda search --json`.
  const leading = argv[0] === '--json' && argv.length > 1 ? ['--json'] : [];
  const words = argv.slice(leading.length);
  const [first] = words;
  try {
    if (first === '--version' || first === '-V') {
      showVersion(output);
      return 0;
    }
    if (first === undefined || first === '--json') {
      const { status } = await import('./commands/status.js');
      return await runLoaded(status, { program, name: '', words, io });
    }
    if (first === '--help' || first === '-h') {
      const { showProgramHelp } = await import('./help/show-program-help.js');
      showProgramHelp(program, output);
      return 0;
    }
    if (first === '__complete') {
      const { complete } = await import('./completion/complete.js');
      return await complete(words.slice(1), { program, io });
    }
    const found = findCommand(words, { table: commands });
    if ('unknown' in found) {
      const { expandAlias } = await import('./aliases/expand-alias.js');
      const isCommand = (word: string) => !('unknown' in findCommand([word], { table: commands }));
      const expanded = found.prefix === '' ? expandAlias(words, { io, isCommand }) : undefined;
      if (expanded !== undefined) return await run([...leading, ...expanded], { io, program });
      const { explainUnknown } = await import('./dispatch/explain-unknown.js');
      throw explainUnknown(found, { program });
    }
    if ('commands' in found.entry) {
      const { showGroupHelp } = await import('./help/show-group-help.js');
      await showGroupHelp(found.name, { program, group: found.entry, output });
      return 0;
    }
    const command = await found.entry.load();
    const own = [...leading, ...found.words];
    return await runLoaded(command, { program, name: found.name, words: own, io });
  } catch (error) {
    return reportError(error, { output, io, asEvent: first === 'stream' });
  }
}

/** What runs a command brings the client with it, which help and version do without. */
async function runLoaded(command: Command, options: RunCommandOptions): Promise<number> {
  const { runCommand } = await import('./dispatch/run-command.js');
  return runCommand(command, options);
}
