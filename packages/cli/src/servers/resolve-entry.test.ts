import { expect, test } from 'vitest';
import type { CommandLineIo } from '../io/command-line-io.js';
import { createOutput } from '../output/create-output.js';
import { createReferenceReader } from './create-reference-reader.js';
import { resolveEntry } from './resolve-entry.js';

async function resolve(values: Record<string, string>) {
  const io = { env: { SET: 'value', TRAP: 'secret:GITHUB' }, stdout: {}, stderr: {}, stdin: {} };
  const context = {
    io: io as unknown as CommandLineIo,
    output: await createOutput(io as unknown as CommandLineIo),
    options: {},
  };
  const read = createReferenceReader(context, { title: '"it"', path: '/work/.mcp.json' });
  return Promise.allSettled([
    resolveEntry({ url: 'https://x.example/mcp', headers: values }, { read }),
    resolveEntry({ command: 'x', args: [], env: values }, { read }),
  ]);
}

test.each([
  'secret:GITHUB',
  ' secret:GITHUB ',
  '${secret:GITHUB}',
  '${NONE:-secret:GITHUB}',
  '${NONE:-$}{secret:GITHUB}',
  'Bearer ${NONE:-$}{secret:GITHUB}',
  '${NONE:-$}{file:/etc/passwd}',
  '${NONE:-sec}ret:GITHUB',
  '${TRAP}',
])('%s of a foreign file reaches nothing that is kept here', async (value) => {
  for (const outcome of await resolve({ X: value })) {
    expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'USAGE_ERROR' } });
  }
});

test('what every object has is no variable', async () => {
  const [outcome] = await resolve({ X: '${constructor:-own}' });
  expect(outcome).toMatchObject({ status: 'fulfilled', value: { headers: { X: 'own' } } });
  const [missing] = await resolve({ X: '${toString}' });
  expect(missing).toMatchObject({ status: 'rejected' });
});

test('what stands after :- may have :- in it', async () => {
  const [outcome] = await resolve({ X: '${NONE:-a:-b} ${SET:-c}' });
  expect(outcome).toMatchObject({ status: 'fulfilled', value: { headers: { X: 'a:-b value' } } });
});
