import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { repository } from './repository.ts';
import type { Snippet } from './snippet.ts';

/** A snippet that is written to a file. */
export interface Program {
  readonly snippet: Snippet;
  /** The page and the line of the fence, as in `README.md:12`. */
  readonly place: string;
  /** The file's name, without a folder. */
  readonly name: string;
  readonly file: string;
}

const endings = { ts: 'ts', js: 'mjs', cjs: 'cjs' };

/**
 * Writes snippets as programs into a folder outside of the repository, from which they see our packages as users do.
 */
export async function writePrograms(
  snippets: readonly Snippet[],
  { directory }: { directory: string },
): Promise<Program[]> {
  await linkPackages(join(directory, 'node_modules'));
  await writeFile(join(directory, 'package.json'), JSON.stringify({ type: 'module' }));
  await writeFile(join(directory, 'tsconfig.json'), JSON.stringify(settings()));
  return Promise.all(
    snippets.map(async (snippet) => {
      const { page, line, language, program } = snippet;
      const name = `${page.replaceAll(/[^A-Za-z0-9]+/gu, '-')}-${line}.${endings[language]}`;
      const file = join(directory, name);
      await writeFile(file, `${program.map(({ text }) => text).join('\n')}\n`);
      return { snippet, place: `${page}:${line}`, name, file };
    }),
  );
}

/** What a program may import: our packages, and the one msw that the SDK sees, as it is where both are installed. */
async function linkPackages(directory: string): Promise<void> {
  const packages = join(directory, '@nanda');
  const protocol = join(directory, '@modelcontextprotocol');
  await mkdir(packages, { recursive: true });
  await mkdir(protocol);
  const ours = ['sdk', 'proxy', 'testing', 'discovery-sdk'];
  await Promise.all([
    symlink(join(repository, 'packages/sdk/node_modules/msw'), join(directory, 'msw')),
    symlink(
      join(repository, 'docs/node_modules/@modelcontextprotocol/client'),
      join(protocol, 'client'),
    ),
    ...ours.map((name) => symlink(join(repository, 'packages', name), join(packages, name))),
  ]);
}

/** The options of the repository. A page may also be about browsers. */
function settings(): object {
  return {
    extends: join(repository, 'tsconfig.base.json'),
    compilerOptions: {
      lib: ['es2024', 'esnext.array', 'esnext.disposable', 'dom', 'dom.iterable'],
      typeRoots: [join(repository, 'node_modules/@types')],
      declaration: false,
      declarationMap: false,
      allowJs: true,
      checkJs: true,
    },
    include: ['*.ts', '*.mjs', '*.cjs'],
  };
}
