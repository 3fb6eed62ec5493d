import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

export interface ProgramOptions {
  /** The package that the program comes with, as this one has it installed. */
  readonly package: string;
  /** Its name in there. */
  readonly name: string;
  readonly args: readonly string[];
  /** Where it finds its user's files: nothing of whoever runs the tests. */
  readonly home: string;
  /** Beside what the program needs to run at all. @default none */
  readonly environment?: Readonly<Record<string, string>>;
}

export interface ProgramOutcome {
  readonly output: string;
  readonly errorOutput: string;
  readonly exitCode: number | null;
}

/** Milliseconds, for a busy machine. */
const limit = 60_000;

/** Runs an installed program to its end. */
export async function runProgram({
  package: packageName,
  name,
  args,
  home,
  environment = {},
}: ProgramOptions): Promise<ProgramOutcome> {
  const directory = directoryOf(packageName);
  const manifest = await readFile(join(directory, 'package.json'), 'utf8');
  const { bin } = JSON.parse(manifest) as { bin: Record<string, string> };
  const program = bin[name];
  if (program === undefined) throw new Error(`${packageName} has no program ${name}.`);
  const child = spawn(process.execPath, [join(directory, program), ...args], {
    cwd: home,
    env: { PATH: process.env['PATH'], HOME: home, USERPROFILE: home, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: limit,
    killSignal: 'SIGKILL',
  });
  const [output, errorOutput, [exitCode]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  return { output, errorOutput, exitCode };
}

/** Not every package lets its manifest be resolved. */
function directoryOf(packageName: string): string {
  const places = createRequire(import.meta.url).resolve.paths(packageName) ?? [];
  const found = places.map((place) => join(place, packageName)).find((place) => existsSync(place));
  if (found === undefined) throw new Error(`${packageName} is not installed.`);
  return found;
}
