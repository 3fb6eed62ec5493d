import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'esbuild';
import { type BundlePlan, sourceOf } from './plan-bundles.js';

/** The file that is loaded at every start, and the one that is loaded to call a tool. They lend their parts to the cold files. */
export const startFile = 'start-program';
export const hotFile = 'hot';

/** The file that has a source; undefined where it is in none of the two. */
function fileOf(source: string | undefined, { start, hot }: BundlePlan): string | undefined {
  if (source === undefined) return undefined;
  return start.has(source) ? startFile : hot.has(source) ? hotFile : undefined;
}

/** Bundles all modules of one of the two files, which exports them all; what is in another file stays outside. */
export function hotBundle(plan: BundlePlan, file: typeof startFile | typeof hotFile): Plugin {
  const modules = [...(file === startFile ? plan.start : plan.hot)].map((path) => resolve(path));
  return {
    name: file,
    setup(its) {
      its.onResolve({ filter: /^\./ }, ({ path, importer, kind }) => {
        const source = importer === '' ? undefined : sourceOf(path, importer);
        if (source === undefined) return undefined;
        const name =
          fileOf(source, plan) ?? (kind === 'dynamic-import' ? plan.cold[source] : undefined);
        return name === undefined || name === file
          ? undefined
          : { path: `./${name}.js`, external: true };
      });
      // The entry of both: in the second file nothing is left of it but what it hands on.
      its.onLoad({ filter: /[\\/]src[\\/]start-program\.ts$/ }, ({ path }) => ({
        contents: [
          file === startFile ? readFileSync(path, 'utf8') : '',
          ...modules
            .filter((one) => one !== path)
            .map((one) => `export * from ${JSON.stringify(one)};`),
        ].join('\n'),
        loader: 'ts',
      }));
    },
  };
}

/** In the cold files, everything that one of the two files has is taken from there: there is one of each class and of each table. */
export function coldBundles(plan: BundlePlan): Plugin {
  return {
    name: 'cold-bundles',
    setup(its) {
      its.onResolve({ filter: /^\./ }, ({ path, importer }) => {
        const name = fileOf(importer === '' ? undefined : sourceOf(path, importer), plan);
        return name === undefined ? undefined : { path: `./${name}.js`, external: true };
      });
    },
  };
}
