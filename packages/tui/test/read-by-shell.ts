import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryDirectory } from '@nanda/testing';

/**
 * Has a real shell carry a line out, on a machine where `nanda` and `curl` only write down what they are given.
 * Gives the words that the program was called with, its name first, and what was piped into it.
 *
 * @throws Error when the shell ran anything else: what hostile words would run leaves a file `owned` behind.
 */
export async function readByShell(
  line: string,
  { shell = 'bash', env = {} }: { shell?: string; env?: Readonly<Record<string, string>> } = {},
): Promise<{ words: string[]; input: string }> {
  await using directory = await createTemporaryDirectory();
  const at = (name: string) => join(directory.path, name);
  for (const name of ['nanda', 'curl']) {
    const script = `#!/bin/sh\nprintf '%s\\0' ${name} "$@" >> words\n/bin/cat > input\n`;
    await writeFile(at(name), script);
    await chmod(at(name), 0o755);
  }
  // From a file: no argument can be as long as some lines are.
  await writeFile(at('line'), line);
  const { status, stdout, stderr } = spawnSync(shell, [at('line')], {
    cwd: directory.path,
    encoding: 'utf8',
    env: { PATH: `${directory.path}:/usr/bin:/bin`, LANG: 'C.UTF-8', ...env },
    input: '',
  });
  if (status !== 0 || stdout !== '')
    throw new Error(`${shell}: ${stdout}${stderr}\n${line.slice(0, 1000)}`);
  if (existsSync(at('owned'))) throw new Error(`the line broke out: ${line}`);
  const words = (await readFile(at('words'), 'utf8')).split('\0').slice(0, -1);
  return { words, input: await readFile(at('input'), 'utf8') };
}
