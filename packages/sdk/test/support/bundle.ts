import { readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTemporaryDirectory } from '@nanda/testing';
import { build, type Options } from 'tsup';

/** A bundled module: what is loaded as it is loaded, and what is loaded only by an `import()`. */
export interface Bundle {
  readonly first: BundlePart;
  readonly later: BundlePart;
}

export interface BundlePart {
  readonly text: string;
  /** The files that lines of it come from, below the package. */
  readonly files: ReadonlySet<string>;
  /** What it takes from outside the bundle, by `import`. */
  readonly imports: ReadonlySet<string>;
  /** The same by `import()`. */
  readonly dynamicImports: ReadonlySet<string>;
}

/** Bundles a module for the browser with all that it needs, as the tools of a user do. */
export async function bundle(code: string, options: Options = {}): Promise<Bundle> {
  await using directory = await createTemporaryDirectory();
  const entry = join(directory.path, 'entry.js');
  await writeFile(entry, code);
  await build({
    entry: { entry },
    outDir: join(directory.path, 'out'),
    config: false,
    tsconfig: join(workspace, 'tsconfig.json'),
    format: 'esm',
    platform: 'browser',
    target: 'es2023',
    metafile: true,
    silent: true,
    noExternal: [/./u],
    ...options,
  });
  const metafile = await readFile(join(directory.path, 'out/metafile-esm.json'), 'utf8');
  const { outputs } = JSON.parse(metafile) as Metafile;
  const names = Object.keys(outputs);
  const read = (name: string) => readFile(join(workspace, name), 'utf8');
  const texts = new Map(
    await Promise.all(names.map(async (name) => [name, await read(name)] as const)),
  );
  const first = listFirst(outputs);
  const describe = (chosen: readonly string[]) => describePart(chosen, { outputs, texts });
  return {
    first: describe(names.filter((name) => first.has(name))),
    later: describe(names.filter((name) => !first.has(name))),
  };
}

/** Names in it are relative to where the tests run, which is the package. */
const workspace = fileURLToPath(new URL('../../', import.meta.url));

interface Metafile {
  readonly outputs: Outputs;
}

type Outputs = Readonly<Record<string, Output>>;

interface Output {
  readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>>;
  readonly imports: readonly {
    readonly path: string;
    readonly kind: string;
    readonly external?: boolean;
  }[];
}

/** The entry and the chunks that it imports, and they import. */
function listFirst(outputs: Outputs): Set<string> {
  const found = new Set(Object.keys(outputs).filter((name) => name.endsWith('/entry.js')));
  for (const name of found) {
    for (const { path, kind, external } of outputs[name]?.imports ?? []) {
      if (kind === 'import-statement' && external !== true) found.add(path);
    }
  }
  return found;
}

function describePart(
  names: readonly string[],
  { outputs, texts }: { outputs: Outputs; texts: ReadonlyMap<string, string> },
): BundlePart {
  const chunks = names.flatMap((name) => outputs[name] ?? []);
  const external = chunks.flatMap(({ imports }) => imports.filter((it) => it.external === true));
  const ofKind = (kind: string) =>
    new Set(external.filter((it) => it.kind === kind).map(({ path }) => path));
  return {
    text: names.map((name) => texts.get(name)).join('\n'),
    files: new Set(
      chunks.flatMap(({ inputs }) =>
        Object.entries(inputs)
          .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
          .map(([file]) => relative(workspace, join(workspace, file))),
      ),
    ),
    imports: ofKind('import-statement'),
    dynamicImports: ofKind('dynamic-import'),
  };
}
