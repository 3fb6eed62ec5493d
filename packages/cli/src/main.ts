import type { Command } from './commands/command.js';
import type { ProgramName } from './commands/program-name.js';
import { findCommand } from './dispatch/find-command.js';
import { programs } from './dispatch/programs.js';
import type { RunCommandOptions } from './dispatch/run-command.js';
import type { TableHelp } from './help/format-table-help.js';
import type { CommandLineIo } from './io/command-line-io.js';
import { createOutput } from './output/create-output.js';
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
  const output = createOutput(io, { json: asksForJson(argv) });
  const { commands, summary, examples, notes } = programs[program];
  // `nanda --json search` is as good as `nanda search --json`.
  const leading = argv[0] === '--json' && argv.length > 1 ? ['--json'] : [];
  const given = argv.slice(leading.length);
  const words = given[0] === 'help' ? [...given.slice(1), '--help'] : given;
  const [first] = words;
  try {
    if (first === '--version' || first === '-V' || first === 'version') {
      const { readVersion } = await import('./read-version.js');
      const version = readVersion();
      if (output.json) output.document({ version });
      else output.print(version);
      return 0;
    }
    if (first === undefined || first === '--json') {
      const { status } = await import('./commands/status.js');
      return await runLoaded(status, { program, name: '', words, io });
    }
    if (first === '--help' || first === '-h') {
      await showTable({ invocation: program, summary, examples, table: commands, notes });
      return 0;
    }
    const found = findCommand(words, { table: commands, program });
    if ('commands' in found.entry) {
      await showTable({
        invocation: `${program} ${found.name}`,
        summary: found.entry.summary,
        examples: [],
        table: found.entry.commands,
      });
      return 0;
    }
    const command = await found.entry.load();
    const own = [...leading, ...found.words];
    return await runLoaded(command, { program, name: found.name, words: own, io });
  } catch (error) {
    return reportError(error, { output, io, asEvent: first === 'stream' });
  }

  async function showTable(help: Omit<TableHelp, 'style'>): Promise<void> {
    const { formatTableHelp } = await import('./help/format-table-help.js');
    output.print(formatTableHelp({ ...help, style: output.style }));
  }
}

/** What runs a command brings the client with it, which help and version do without. */
async function runLoaded(command: Command, options: RunCommandOptions): Promise<number> {
  const { runCommand } = await import('./dispatch/run-command.js');
  return runCommand(command, options);
}

/** Known before the options are read: a command line that cannot be read is reported as JSON too. */
function asksForJson(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return (end === -1 ? argv : argv.slice(0, end)).includes('--json');
}
