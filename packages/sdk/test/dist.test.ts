import { readdir, readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';

const entry = new URL('../dist/index.js', import.meta.url);
const staticImport = /^(?:import|export)\b[^;"']*["']([^"']+)["']/gm;
const dynamicImport = /\bimport\(\s*["']([^"']+)["']\s*\)/g;

const specifiersIn = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map((match) => match[1] ?? '');

/** A built file together with all that it loads as it is loaded: its text, and the libraries. */
async function readLoaded(file: URL): Promise<{ text: string; libraries: Set<string> }> {
  const files = new Set([file.href]);
  const libraries = new Set<string>();
  let text = '';
  for (const href of files) {
    const part = await readFile(new URL(href), 'utf8');
    text += part;
    for (const specifier of specifiersIn(part, staticImport)) {
      if (specifier.startsWith('.')) files.add(new URL(specifier, href).href);
      else libraries.add(specifier);
    }
  }
  return { text, libraries };
}

test('the built entry loads the libraries that it declares, and no module of Node', async () => {
  const { text, libraries } = await readLoaded(entry);
  expect([...libraries].toSorted()).toEqual(['eventsource-parser', 'ky']);
  expect(gzipSync(text).byteLength).toBeLessThan(25 * 1024);
});

test('the built entry loads no schema before it is used', async () => {
  const { text } = await readLoaded(entry);
  const later = specifiersIn(text, dynamicImport);
  expect(later).toHaveLength(1);
  const contract = new URL(later[0] ?? '', entry);
  const { libraries } = await readLoaded(contract);
  expect([...libraries]).toEqual(['zod/mini']);
  // The library is the one that is installed, not a copy of it.
  const { ServiceSchema } = (await import(contract.href)) as Record<string, unknown>;
  expect(ServiceSchema).toBeInstanceOf(z.ZodMiniObject);
});

test('neither the code nor the types name the package that is bundled', async () => {
  const folder = new URL('.', entry);
  const files = (await readdir(folder, { recursive: true })).filter((name) =>
    /\.(?:js|d\.ts)$/.test(name),
  );
  expect(files).toContain('protocol/index.d.ts');
  for (const name of files) {
    const text = await readFile(new URL(name, folder), 'utf8');
    expect(text, name).not.toMatch(/["']@nanda\/protocol/);
  }
});

test('the built entry exports the two clients and the errors', async () => {
  const module: Record<string, unknown> = await import(entry.href);
  expect(Object.keys(module).toSorted()).toEqual([
    'APIError',
    'AbortError',
    'AuthenticationError',
    'BadRequestError',
    'ConfigurationError',
    'ConflictError',
    'ConnectionError',
    'InputRequiredError',
    'InternalServerError',
    'InvalidParametersError',
    'NANDAClient',
    'NANDADiscovery',
    'NandaError',
    'NotFoundError',
    'PermissionDeniedError',
    'RateLimitError',
    'ResponseValidationError',
    'StreamIdleTimeoutError',
    'TimeoutError',
    'ToolExecutionError',
  ]);
});
