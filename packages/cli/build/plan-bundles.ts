import { dirname, relative, resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';

/** How the sources are put into files. Paths are relative to the package, as esbuild writes them. */
export interface BundlePlan {
  /** What is loaded at every start, as one file: opening twenty small ones costs more than a start may. */
  readonly start: ReadonlySet<string>;
  /** What a call of a tool needs besides, as another file: help and version do without it. */
  readonly hot: ReadonlySet<string>;
  /** What these two load when they are asked for it: the names of the files in `dist`, by source. */
  readonly cold: Readonly<Record<string, string>>;
}

const source = resolve('src');

/** The source that an import names, where it is one of this package. */
export function sourceOf(path: string, importer: string): string | undefined {
  if (!path.startsWith('.')) return undefined;
  const file = resolve(dirname(importer), path.replace(/\.js$/, '.ts'));
  return file.startsWith(source) ? relative(process.cwd(), file) : undefined;
}

/** `src/commands/servers-add.ts` as the name of a file in a flat folder: `commands.servers-add`. */
function flatName(file: string): string {
  return file
    .replace(/^src\//, '')
    .replace(/\.ts$/, '')
    .replaceAll('/', '.');
}

/**
 * Follows the imports of the roots, the first of which is the program. What that imports statically is loaded at every
 * start, what the others do is hot; what they import dynamically is cold, unless it is a root itself.
 */
export async function planBundles([
  program = '',
  ...roots
]: readonly string[]): Promise<BundlePlan> {
  const cold: Record<string, string> = {};
  const start = await follow([program]);
  const all = await follow([program, ...roots]);
  const hot = new Set([...all].filter((file) => !start.has(file)));
  return { start, hot, cold };

  async function follow(entryPoints: string[]): Promise<ReadonlySet<string>> {
    const findCold: Plugin = {
      name: 'find-cold',
      setup(its) {
        its.onResolve({ filter: /^\./ }, ({ path, importer, kind }) => {
          const file = sourceOf(path, importer);
          if (kind !== 'dynamic-import' || file === undefined) return;
          if (!roots.includes(file)) cold[file] = flatName(file);
          return { path, external: true };
        });
      },
    };
    const { metafile } = await build({
      entryPoints,
      outdir: 'dist',
      bundle: true,
      write: false,
      metafile: true,
      format: 'esm',
      platform: 'node',
      packages: 'external',
      plugins: [findCold],
    });
    return new Set(Object.keys(metafile.inputs));
  }
}
