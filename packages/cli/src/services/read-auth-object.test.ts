import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';
import type { CommandLineIo } from '../io/command-line-io.js';
import { readAuthObject } from './read-auth-object.js';

const io = (text: string, cwd = '/') =>
  ({ cwd, env: { TOKEN: 's3cret' }, readStdin: async () => text }) as unknown as CommandLineIo;

test.each([
  [{ type: 'none' }, { type: 'none' }],
  [
    { type: 'bearer', token: 'env:TOKEN' },
    { type: 'bearer', token: 's3cret' },
  ],
  [
    { type: 'api_key', key: 'k', header: 'X-K' },
    { type: 'api_key', key: 'k', header: 'X-K' },
  ],
  [
    { type: 'oauth2', access_token: 't' },
    { type: 'oauth2', accessToken: 't' },
  ],
  [
    { type: 'evmauth', wallet_address: '0x1', token_id: 7 },
    { type: 'evmauth', walletAddress: '0x1', tokenId: '7' },
  ],
  [
    { type: 'basic', username: 'ann', password: 'env:TOKEN' },
    { type: 'basic', username: 'ann', password: 's3cret' },
  ],
  [
    { type: 'oauth2', client_id: 'c', client_secret: 'env:TOKEN', scope: 'a b' },
    { type: 'oauth2', clientId: 'c', clientSecret: 's3cret', scope: 'a b' },
  ],
  [
    { type: 'evmauth', walletAddress: '0x1', chain_id: 7 },
    { type: 'evmauth', walletAddress: '0x1', chainId: 7 },
  ],
  [
    { type: 'custom', variables: { tenant: 't', key: 'env:TOKEN' } },
    { type: 'custom', variables: { tenant: 't', key: 's3cret' } },
  ],
  [
    { type: 'custom', headers: { A: 'env:TOKEN', B: 'b' } },
    { type: 'custom', headers: { A: 's3cret', B: 'b' } },
  ],
])('%j', async (object, auth) => {
  expect(await readAuthObject('-', io(JSON.stringify(object)))).toEqual(auth);
});

test('is read from a file', async () => {
  await using directory = await createTemporaryDirectory();
  await writeFile(join(directory.path, 'a.json'), '{"type": "bearer", "token": "t"}');
  expect(await readAuthObject('@a.json', io('', directory.path))).toMatchObject({ token: 't' });
  await expect(readAuthObject('@none.json', io('', directory.path))).rejects.toThrow('ENOENT');
});

test.each([
  ['[', 'is not valid JSON'],
  ['[]', 'is not a JSON object'],
  ['{"token": "s3cret"}', 'has no type'],
  ['{"type": "s3cret"}', 'has a type that there is not'],
  ['{"type": "bearer"}', 'has no token, which bearer needs'],
  ['{"type": "bearer", "tokn": "s3cret"}', 'did you mean token?'],
  ['{"type": "bearer", "token": 5}', 'has a token that is no text'],
  ['{"type": "bearer", "token": ""}', 'has a token that is empty'],
  ['{"type": "custom", "headers": []}', 'no object of names and values'],
  ['{"type": "custom", "headers": {}}', 'has no header field'],
  ['{"type": "custom"}', 'has no headers and no variables'],
  ['{"type": "basic", "password": "s3cret"}', 'has no username, which basic needs'],
  ['{"type": "evmauth", "walletAddress": "0x1", "chainId": "s3cret"}', 'no whole number'],
  ['{"type": "bearer", "token": "env:NONE"}', 'NONE'],
])('%s is refused: it %s', async (text, message) => {
  const failure = await readAuthObject('-', io(text)).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'USAGE_ERROR', message: expect.stringContaining(message) });
  expect(failure).not.toMatchObject({ message: expect.stringContaining('s3cret') });
});

test('a secret is not typed', async () => {
  await expect(readAuthObject('{"type":"bearer","token":"x"}', io(''))).rejects.toThrow('@FILE');
});
