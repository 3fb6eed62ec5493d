import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';

import { locateLines } from './locate-lines.ts';
import { repository } from './repository.ts';
import type { Program } from './write-programs.ts';

/** Compiles all programs of a folder at once. @returns what the compiler complains about, by page and line */
export async function compilePrograms(programs: readonly Program[]): Promise<string[]> {
  const [first] = programs;
  if (first === undefined) return [];
  const compiler = join(repository, 'node_modules/typescript/bin/tsc');
  const output = await new Promise<string>((resolve) => {
    execFile(
      process.execPath,
      [compiler, '-p', dirname(first.file), '--pretty', 'false'],
      { cwd: dirname(first.file), timeout: 100_000 },
      (error, stdout, stderr) => {
        const failure = error !== null && stdout === '' ? `error: ${error.message}` : '';
        resolve(`${stdout}${stderr}${failure}`);
      },
    );
  });
  // A line that is indented goes on with the one before it.
  return locateLines(output.trim(), { programs })
    .split(/\n(?!\s)/u)
    .filter((message) => message !== '');
}
