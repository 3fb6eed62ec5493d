// npm run bench:types
// What the types of the SDK cost a compiler: a program that uses all of them, against one that uses none.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync, copyFileSync } from 'node:fs';
import { join } from 'node:path';

const rounds = 5;
const folder = mkdtempSync(join(import.meta.dirname, 'program-'));
const compilerOptions = {
  strict: true,
  // As nearly everybody has it; else the declarations of zod are most of what is measured.
  skipLibCheck: true,
  noEmit: true,
  target: 'es2023',
  module: 'nodenext',
  lib: ['es2023', 'esnext.disposable', 'dom', 'dom.asynciterable'],
  types: ['node'],
};

interface Diagnostics {
  readonly seconds: number;
  readonly instantiations: number;
}

function compile(file: string): Diagnostics {
  const config = join(folder, `${file}.json`);
  writeFileSync(config, JSON.stringify({ compilerOptions, files: [file] }));
  const output = execFileSync('tsc', ['-p', config, '--extendedDiagnostics'], { encoding: 'utf8' });
  const read = (name: string): number =>
    Number(new RegExp(String.raw`^${name}:\s+([\d.]+)`, 'm').exec(output)?.[1]);
  return { seconds: read('Total time'), instantiations: read('Instantiations') };
}

try {
  copyFileSync(join(import.meta.dirname, 'whole-api.ts'), join(folder, 'whole-api.ts'));
  writeFileSync(join(folder, 'nothing.ts'), 'export const nothing = 1;\n');
  const best = { nothing: Infinity, all: Infinity };
  let instantiations = 0;
  for (let round = 0; round < rounds; round++) {
    best.nothing = Math.min(best.nothing, compile('nothing.ts').seconds);
    const all = compile('whole-api.ts');
    best.all = Math.min(best.all, all.seconds);
    instantiations = all.instantiations;
  }
  console.log(
    `a program that uses all of it: ${best.all.toFixed(2)} s, ${instantiations} instantiations; ` +
      `one that uses none: ${best.nothing.toFixed(2)} s (fastest of ${rounds})`,
  );
} finally {
  rmSync(folder, { recursive: true });
}
