import type { ProgramName } from '../commands/program-name.js';
import type { CommandLineIo } from '../io/command-line-io.js';
import type { Candidate } from './candidate.js';
import { createCompletionContext } from './create-completion-context.js';
import { listCandidates } from './list-candidates.js';
import { printCandidates } from './print-candidates.js';
import { readBashLine } from './read-bash-line.js';
import { readShellWord } from './read-shell-word.js';
import { type ShellName, shellNames } from './shell-name.js';

/** Milliseconds that candidates may take: people wait for them with a key under their finger. */
const usualTimeout = 50;

/**
 * Answers the script of a shell: prints what may stand at the cursor. What does not answer in time is left out, and
 * nothing fails: a line that cannot be completed is not completed.
 *
 * @param words The shell; then for bash `COMP_WORDBREAKS` and the line up to the cursor, for the others the words
 *   before the cursor and, behind a `=`, the word at the cursor.
 * @returns the exit code, which is 0
 */
export async function complete(
  [name, ...given]: readonly string[],
  { program, io }: { readonly program: ProgramName; readonly io: CommandLineIo },
): Promise<number> {
  const shell = shellNames.find((one) => one === name);
  if (shell === undefined) return 0;
  const { env } = io;
  const timeout = Number(env['NANDA_COMPLETION_TIMEOUT']) || usualTimeout;
  const line = readLine(shell, given);
  const deadline = Promise.withResolvers<readonly Candidate[]>();
  const timer = setTimeout(() => deadline.resolve([]), timeout);
  const found = await Promise.race([
    listCandidates(line, {
      program,
      io,
      open: (values) => createCompletionContext({ program, io, values, timeout }),
    }).catch(() => []),
    deadline.promise,
  ]);
  clearTimeout(timer);
  const text = printCandidates(narrow(found, line.current), {
    shell,
    line: shell === 'bash' ? readBashLine(given[1] ?? '', given[0] ?? '') : undefined,
  });
  await new Promise<void>((resolve) => void io.stdout.write(text, () => resolve()));
  // An answer that is still on its way would keep the process.
  io.exit(0);
  return 0;
}

function readLine(shell: ShellName, given: readonly string[]) {
  if (shell === 'bash') return readBashLine(given[1] ?? '', given[0] ?? '');
  const last = given.at(-1) ?? '=';
  return { words: given.slice(0, -1), current: readShellWord(last.slice(1)) };
}

/** Those that begin with what is typed; where none does, those that do but for upper and lower case. */
function narrow(candidates: readonly Candidate[], typed: string): readonly Candidate[] {
  const exact = candidates.filter(({ value }) => value.startsWith(typed));
  if (exact.length > 0) return exact;
  const folded = typed.toLowerCase();
  return candidates.filter(({ value }) => value.toLowerCase().startsWith(folded));
}
