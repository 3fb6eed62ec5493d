import type { ProgramName } from './commands/program-name.js';
import { createNodeIo } from './io/create-node-io.js';
import { run } from './main.js';

/** Runs this process's own command line. What both binaries call. */
export async function startProgram(program: ProgramName): Promise<void> {
  // Set and not called: what is still on its way to a pipe gets there.
  process.exitCode = await run(process.argv.slice(2), { io: createNodeIo(), program });
  // But who has pressed Ctrl-C does not wait for what else is still under way, such as a connection.
  if (process.exitCode === 130) process.stdout.write('', () => process.exit());
}
