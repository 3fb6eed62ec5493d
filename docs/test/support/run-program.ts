import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { locateLines } from './locate-lines.ts';
import { matchesOutput } from './matches-output.ts';
import type { Program } from './write-programs.ts';

/** What a program finds where it runs. */
export interface ProgramSurroundings {
  readonly environment: Readonly<Record<string, string>>;
  /** Lays out what the program's working directory holds. */
  readonly furnish?: (directory: string) => Promise<void>;
  /** Milliseconds until it is killed. */
  readonly limit: number;
  /** Flags of Node. @default none */
  readonly flags?: readonly string[];
}

/**
 * Runs a program to its end.
 *
 * @throws Error that names page and line when it fails, hangs, or prints something else than its page says.
 */
export async function runProgram(
  program: Program,
  { environment, furnish, limit, flags = [] }: ProgramSurroundings,
): Promise<void> {
  const { snippet, place, file, name } = program;
  const directory = join(dirname(file), 'run', name);
  await mkdir(directory, { recursive: true });
  await furnish?.(directory);

  const { failure, stdout, stderr } = await start({
    parameters: [...flags, file],
    directory,
    environment,
    limit,
  });
  const said = locateLines(`${stdout}${stderr}`, { programs: [program] });
  if (failure !== undefined) throw new Error(`${place} ${failure}\n${said}`);
  if (snippet.prints !== undefined && !matchesOutput(stdout, { expected: snippet.prints })) {
    throw new Error(`${place} should print\n${snippet.prints}\nand printed\n${said}`);
  }
}

function start({
  parameters,
  directory,
  environment,
  limit,
}: {
  parameters: readonly string[];
  directory: string;
  environment: Readonly<Record<string, string>>;
  limit: number;
}): Promise<{ failure?: string; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      parameters,
      {
        cwd: directory,
        env: { PATH: process.env['PATH'], HOME: directory, ...environment },
        timeout: limit,
        killSignal: 'SIGKILL',
      },
      (error, stdout, stderr) => {
        if (error === null) resolve({ stdout, stderr });
        else if (error.killed === true)
          resolve({ failure: `did not end within ${limit} ms`, stdout, stderr });
        else resolve({ failure: `ended with exit code ${error.code}`, stdout, stderr });
      },
    );
    child.stdin?.end();
  });
}
