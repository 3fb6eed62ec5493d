import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Which of the two pinned lines of the suite. */
export type SuiteLine = '0.1.16' | '0.2.0-alpha.12';

const packages = { '0.1.16': 'conformance-2025', '0.2.0-alpha.12': 'conformance-2026' } as const;

/** The program of a line, for Node. @throws Error where another version is installed */
export function suiteProgram(line: SuiteLine): string {
  const manifest = createRequire(import.meta.url).resolve(`${packages[line]}/package.json`);
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  if (version !== line) throw new Error(`${packages[line]} is ${version}, and ${line} is wanted.`);
  return join(dirname(manifest), 'dist', 'index.js');
}
