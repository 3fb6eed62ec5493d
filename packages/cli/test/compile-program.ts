import { execFile } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTemporaryDirectory } from '@nanda/testing';

const sdk = fileURLToPath(new URL('../../sdk', import.meta.url));
const compiler = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));

const compilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  isolatedDeclarations: true,
  declaration: true,
  noEmit: true,
  target: 'es2023',
  lib: ['es2023', 'esnext.disposable', 'dom', 'dom.iterable', 'dom.asynciterable'],
  module: 'nodenext',
  types: [],
};

/** Compiles files as one strict program that has the built SDK. @returns what the compiler complains about */
export async function compileProgram(files: Readonly<Record<string, string>>): Promise<string[]> {
  await using folder = await createTemporaryDirectory();
  await mkdir(join(folder.path, 'node_modules/@nanda'), { recursive: true });
  await symlink(sdk, join(folder.path, 'node_modules/@nanda/sdk'), 'dir');
  const all = {
    ...files,
    'package.json': JSON.stringify({ type: 'module' }),
    'tsconfig.json': JSON.stringify({ compilerOptions, include: ['*.ts'] }),
  };
  for (const [name, text] of Object.entries(all)) {
    await mkdir(dirname(join(folder.path, name)), { recursive: true });
    await writeFile(join(folder.path, name), text);
  }
  return await new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [compiler, '-p', folder.path, '--pretty', 'false'],
      { cwd: folder.path, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        const lines = stdout.split(/\n(?!\s)/u).filter((line) => line !== '');
        if (error !== null && lines.length === 0) reject(new Error(`${error.message}\n${stderr}`));
        else resolve(lines);
      },
    );
  });
}
