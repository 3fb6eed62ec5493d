import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { splitWords } from '@nanda/terminal';

/** {@link runProgram}'s second argument. */
export interface RunProgramOptions {
  /** The file that it is given, as its last word. */
  path?: string | undefined;
  /** What is written to its input; without it, it has that of this process. */
  input?: string | undefined;
  env: Readonly<Record<string, string | undefined>>;
}

/**
 * Runs a program on the user's terminal until it ends. It is started by its words, as `EDITOR` and `PAGER` have them
 * (`code --wait`), and not by a shell: nothing in a file's name means anything.
 *
 * @throws Error that names it, where it cannot be started or ends with a failure
 */
export async function runProgram(
  line: string,
  { path, input, env }: RunProgramOptions,
): Promise<void> {
  const [name = '', ...words] = splitWords(line);
  const given = path === undefined ? words : [...words, path];
  const child = spawn(name, given, {
    stdio: [input === undefined ? 'inherit' : 'pipe', 'inherit', 'inherit'],
    env: { ...env },
  });
  child.stdin?.on('error', ignoreClosed);
  child.stdin?.end(input);
  let code: unknown;
  let killedBy: unknown;
  try {
    [code, killedBy] = (await once(child, 'close')) as [unknown, unknown];
  } catch (error) {
    throw new Error(`${name} cannot be started; set EDITOR or PAGER to a program that is there`, {
      cause: error,
    });
  }
  if (code !== 0) throw new Error(`${name} ended with ${String(code ?? killedBy)}`);
}

/** Who leaves a pager before the end has read enough. */
function ignoreClosed(): void {}
