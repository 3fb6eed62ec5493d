import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const sdk = fileURLToPath(new URL('../../..', import.meta.url));
const compiler = fileURLToPath(
  new URL('../../../../../node_modules/typescript/bin/tsc', import.meta.url),
);

/** As strict as a user's program can be. */
const compilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  skipLibCheck: false,
  noEmit: true,
  target: 'es2023',
  lib: ['es2023', 'esnext.disposable', 'dom', 'dom.iterable', 'dom.asynciterable'],
  module: 'nodenext',
  types: [],
};

/**
 * Compiles files as one program that has the built package in its `node_modules`.
 *
 * @param files text by name
 * @param settings `options`: of the compiler, over those above; `typings`: packages of `@types` that the program has
 * @returns what the compiler complains about
 */
export async function compileFiles(
  files: Readonly<Record<string, string>>,
  {
    options = {},
    typings = [],
  }: { readonly options?: object; readonly typings?: readonly string[] } = {},
): Promise<string[]> {
  if (!existsSync(join(sdk, 'dist/index.d.ts'))) {
    throw new Error('The package is not built, or without its declarations: run its `build`.');
  }
  const folder = await mkdtemp(join(tmpdir(), 'nanda-codegen-'));
  try {
    await mkdir(join(folder, 'node_modules/@nanda'), { recursive: true });
    await symlink(sdk, join(folder, 'node_modules/@nanda/sdk'), 'dir');
    await mkdir(join(folder, 'node_modules/@types'));
    for (const name of typings) {
      const manifest = createRequire(import.meta.url).resolve(`@types/${name}/package.json`);
      await symlink(dirname(manifest), join(folder, 'node_modules/@types', name), 'dir');
    }
    const all = {
      ...files,
      'package.json': JSON.stringify({ type: 'module' }),
      'tsconfig.json': JSON.stringify({
        compilerOptions: { ...compilerOptions, ...options },
        include: ['**/*.ts'],
      }),
    };
    for (const [name, text] of Object.entries(all)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text);
    }
    return await runCompiler(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function runCompiler(folder: string): Promise<string[]> {
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [compiler, '-p', folder, '--pretty', 'false'],
      { cwd: folder, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        // A line that is indented goes on with the one before it.
        const lines = stdout.split(/\n(?!\s)/u).filter((line) => line !== '');
        // It ends with 1 or 2 where it has complaints, which it prints.
        if (error !== null && lines.length === 0) reject(new Error(`${error.message}\n${stderr}`));
        else resolve(lines);
      },
    );
  });
}
