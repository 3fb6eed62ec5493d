import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';

const run = promisify(execFile);

/** Large ones, such as `undici`, `jose` and `viem`, are loaded by who needs them. A name that is added here costs every start. */
const wanted = [
  'ajv',
  'ajv-formats',
  'fast-deep-equal',
  'fast-uri',
  'json-schema-traverse',
  're2js',
];

test('what is published loads few packages before the first request', async () => {
  await using directory = await createTemporaryDirectory();
  const { stdout } = await run(process.execPath, [
    fileURLToPath(new URL('fixtures/list-packages.mjs', import.meta.url)),
    new URL('../dist/index.js', import.meta.url).href,
    directory.path,
  ]);
  const { status, packages } = JSON.parse(stdout) as { status: number; packages: string[] };
  expect(status).toBe(200);
  expect(new Set(packages)).toEqual(new Set(wanted));
});
