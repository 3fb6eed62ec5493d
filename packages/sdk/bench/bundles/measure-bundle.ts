import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** What a page loads for an import. */
export interface BundleSize {
  /** KiB, minified, of what is loaded at once. */
  readonly minified: number;
  /** KiB of the same after gzip. */
  readonly gzip: number;
  /** KiB after gzip with all that is loaded on demand. */
  readonly gzipInAll: number;
  readonly modules: number;
}

/** Bundles a line of code for a browser and weighs it: minified, ES2022, gzip at its strongest. */
export async function measureBundle(
  code: string,
  { platform = 'browser' }: { readonly platform?: 'browser' | 'node' } = {},
): Promise<BundleSize> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: import.meta.dirname, sourcefile: 'entry.js' },
    bundle: true,
    format: 'esm',
    minify: true,
    splitting: true,
    write: false,
    metafile: true,
    outdir: 'out',
    target: 'es2022',
    platform,
    legalComments: 'none',
    logLevel: 'error',
  });
  const outputs = Object.entries(metafile.outputs);
  const atOnce = new Set<string>();
  const add = (name: string): void => {
    if (atOnce.has(name)) return;
    atOnce.add(name);
    for (const { path, kind } of metafile.outputs[name]?.imports ?? []) {
      if (kind === 'import-statement') add(path);
    }
  };
  for (const [name, { entryPoint }] of outputs)
    if (entryPoint?.endsWith('entry.js') === true) add(name);
  const sizes = outputs.map(([name], index) => {
    const contents = outputFiles[index]?.contents ?? new Uint8Array();
    return {
      isAtOnce: atOnce.has(name),
      minified: contents.length / 1024,
      gzip: gzipSync(contents, { level: 9 }).length / 1024,
    };
  });
  const sum = (values: readonly number[]): number =>
    values.reduce((total, value) => total + value, 0);
  const loaded = sizes.filter(({ isAtOnce }) => isAtOnce);
  return {
    minified: sum(loaded.map(({ minified }) => minified)),
    gzip: sum(loaded.map(({ gzip }) => gzip)),
    gzipInAll: sum(sizes.map(({ gzip }) => gzip)),
    modules: Object.keys(metafile.inputs).length,
  };
}
