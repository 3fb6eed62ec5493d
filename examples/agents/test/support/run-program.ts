import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What a program left behind. */
export interface ProgramRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program of `src` with these variables and hardly any others. */
export function runProgram(
  name: string,
  { env }: { readonly env: Readonly<Record<string, string>> },
): Promise<ProgramRun> {
  const file = fileURLToPath(new URL(`../../src/${name}`, import.meta.url));
  return new Promise((resolve) => {
    const { PATH } = process.env;
    execFile(process.execPath, [file], { env: { PATH, ...env } }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), stdout, stderr });
    });
  });
}
