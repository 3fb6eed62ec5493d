import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { bundle, type Bundle } from './support/bundle.js';

const packageFolder = new URL('../', import.meta.url);
const dist = new URL('dist/', packageFolder);

/** The libraries that each subpath loads as it is loaded itself. */
const libraries: Readonly<Record<string, readonly string[]>> = {
  '.': [],
  './codegen': [],
  './connectors': [],
  './testing': ['zod/mini'],
  './testing/msw': ['msw/http', 'msw/ws'],
};
const subpaths = Object.entries(manifest.exports).flatMap(([subpath, files]) =>
  typeof files === 'string' ? [] : [{ subpath, files }],
);

/** Whatever of Node a module may name without an import; replaced wherever it is not declared by the code itself. */
const nodeGlobals = ['process', 'Buffer', 'global', 'require', '__dirname', '__filename', 'module'];
const define = Object.fromEntries(nodeGlobals.map((name) => [name, `ofNode_${name}`]));

const main = './dist/index.js';

function takeFrom(file: string, { names = '*' }: { names?: string } = {}): string {
  return `export ${names} from ${JSON.stringify(fileURLToPath(new URL(file, packageFolder)))};`;
}

/** The package's own code, with its libraries left outside. */
function bundleAlone(file: string): Promise<Bundle> {
  return bundle(takeFrom(file), { noExternal: [], external: [/^[^./]/u], define });
}

test.each(subpaths)('$subpath loads its libraries and no module of Node', async (entry) => {
  const { first, later } = await bundleAlone(entry.files.default);
  expect([...first.imports].toSorted()).toEqual(libraries[entry.subpath]);
  const declared = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
  for (const part of [first, later]) {
    for (const name of [...part.imports, ...part.dynamicImports]) {
      expect(isBuiltin(name), name).toBe(false);
      expect(declared, name).toContain(name.split('/')[0]);
    }
    // What stands behind it in Node is full of Node: it must not come unasked.
    expect([...part.imports]).not.toContain('isomorphic-ws');
  }
});

test.each(subpaths)('$subpath uses nothing that only Node has', async ({ files }) => {
  const { first, later } = await bundleAlone(files.default);
  expect(`${first.text}\n${later.text}`.match(/.*\bofNode_.*/g)).toBeNull();
});

test('schemas are loaded when an answer has to be read, and not before', async () => {
  const { first, later } = await bundleAlone(main);
  expect(later.imports).toContain('zod/mini');
  expect(first.dynamicImports).toContain('ky');
  expect(first.text).not.toContain('zod');
});

test('a bundle for the browser is whole, without the WebSocket of Node', async () => {
  const { first, later } = await bundle(takeFrom(main));
  for (const { imports, dynamicImports, files } of [first, later]) {
    expect([...imports, ...dynamicImports]).toEqual([]);
    expect([...files].filter((file) => file.includes('node_modules/ws/'))).toEqual([]);
  }
});

test('who imports one class of error gets no client', async () => {
  // In one piece: what only `import()` loads would share chunks with it, and fill them.
  const { first } = await bundle(takeFrom(main, { names: '{ NotFoundError }' }), {
    splitting: false,
  });
  expect(first.text).toContain('NotFoundError');
  expect(first.text).not.toMatch(/NANDAClient|NANDADiscovery|fetch\(/);
  // What is worked out as a module is loaded keeps all that it is made of.
  expect(first.text).not.toContain('/v2/');
  expect([...first.files].filter((file) => !file.startsWith('dist/'))).toEqual([]);
});

test('neither the code nor the types name the package that is bundled', async () => {
  const files = (await readdir(dist, { recursive: true })).filter((name) =>
    /\.(?:js|d\.ts)$/.test(name),
  );
  expect(files).toContain('protocol/index.d.ts');
  for (const name of files) {
    const text = await readFile(new URL(name, dist), 'utf8');
    expect(text, name).not.toMatch(/["']@nanda\/protocol/);
  }
});

test('the package holds code, types, maps with their sources, and three documents', async () => {
  const pnpm = fileURLToPath(new URL('../../node_modules/.bin/pnpm', packageFolder));
  const { stdout } = await promisify(execFile)(pnpm, ['pack', '--dry-run', '--json'], {
    cwd: packageFolder,
  });
  const packed = JSON.parse(stdout.slice(stdout.indexOf('{'))) as { files: { path: string }[] };
  const paths = packed.files.map(({ path }) => path);
  expect(paths.filter((path) => !path.startsWith('dist/')).toSorted()).toEqual([
    'LICENSE',
    'README.md',
    'package.json',
  ]);
  const entries = subpaths.flatMap(({ files }) => [files.types, files.default]);
  expect(paths).toEqual(expect.arrayContaining(entries.map((file) => file.slice(2))));
  expect(paths.filter((path) => !/\.(?:js|d\.ts|js\.map)$/.test(path))).toHaveLength(3);
  for (const path of paths.filter((name) => name.endsWith('.map'))) {
    const text = await readFile(new URL(path, packageFolder), 'utf8');
    const map = JSON.parse(text) as { sources: string[]; sourcesContent?: string[] };
    expect(map.sourcesContent ?? [], path).toHaveLength(map.sources.length);
  }
});

test('the built entry exports the two clients and the errors', async () => {
  const module: Record<string, unknown> = await import(new URL(main, packageFolder).href);
  expect(Object.keys(module).toSorted()).toEqual([
    'APIError',
    'AbortError',
    'AuthenticationError',
    'BadRequestError',
    'ConfigurationError',
    'ConflictError',
    'ConnectionError',
    'EventGapError',
    'EvmAuthError',
    'InputRequiredError',
    'InternalServerError',
    'InvalidParametersError',
    'NANDAClient',
    'NANDADiscovery',
    'NandaError',
    'NotFoundError',
    'PaymentRequiredError',
    'PermissionDeniedError',
    'RateLimitError',
    'ResponseValidationError',
    'StreamIdleTimeoutError',
    'TimeoutError',
    'ToolExecutionError',
    'WebhookSignatureError',
    'createEvmAuth',
    'evmAuthFromProvider',
    'fillChallenge',
    'readEvmAuthError',
    'readToolEvents',
    'textOf',
  ]);
});
