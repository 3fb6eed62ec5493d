import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { compileFiles } from './codegen/support/compile-files.js';

const dist = new URL('../dist/', import.meta.url);

/** Milliseconds that the compiler may take on a busy machine. */
const timeout = 120_000;

const files = {
  'own.ts': `
import { NANDAClient, type ClientOptions } from '@nanda/sdk';

class Own extends WebSocket {}
const options: ClientOptions = { webSocket: WebSocket };
new NANDAClient(options);
new NANDAClient({ webSocket: Own });
new NANDAClient({ webSocket: globalThis.WebSocket });
new NANDAClient({ webSocket: false });
// @ts-expect-error No class of a WebSocket.
new NANDAClient({ webSocket: Date });`,
};
const ofNode = { lib: ['es2023', 'esnext.disposable'], types: ['node'] };

test('the WebSocket of a page is one that a client takes', { timeout }, async () => {
  expect(await compileFiles(files)).toEqual([]);
});

test('that of Node is as well, and that of ws', { timeout }, async () => {
  const ofPackage = `
import { NANDAClient } from '@nanda/sdk';
import { WebSocket as Ws } from 'ws';

new NANDAClient({ webSocket: Ws });`;
  const settings = { options: ofNode, typings: ['node', 'ws'] };
  expect(await compileFiles({ ...files, 'package.ts': ofPackage }, settings)).toEqual([]);
});

test('nothing is of type `any`, but what a promise is rejected with', async () => {
  const names = (await readdir(dist, { recursive: true })).filter(
    (name) => name.endsWith('.d.ts') && !name.startsWith('protocol/'),
  );
  expect(names).toContain('client.d.ts');
  const found: string[] = [];
  for (const name of names) {
    const text = await readFile(new URL(name, dist), 'utf8');
    const code = text.replaceAll(/\/\*[^]*?\*\/|\/\/.*|'[^'\n]*'/g, '');
    for (const [, context] of code.matchAll(/(\w+\W+)\bany\b/g)) found.push(`${name} ${context}`);
  }
  expect(found).toEqual(['api-promise.d.ts reason: ', 'api-promise.d.ts reason: ']);
});
