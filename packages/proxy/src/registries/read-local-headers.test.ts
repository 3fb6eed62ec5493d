import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';
import { localServiceId } from './local-service-id.js';
import { readLocalCommand } from './read-local-command.js';
import { readLocalHeaders } from './read-local-headers.js';

const kept: Readonly<Record<string, string>> = {
  'secret:TOKEN': 'tok-1',
  'env:KEY': 'key-2\n',
  'secret:BROKEN': 'a\nb',
  'env:EMPTY': '',
  'file:/run/key': 'key-3',
};

async function writeServers(path: string): Promise<void> {
  const servers = {
    remote: {
      url: 'https://a.example/mcp',
      headers: {
        Authorization: 'Bearer ${secret:TOKEN}',
        'X-Key': 'env:KEY',
        'X-Plain': 'secrets:TOKEN ${HOME}',
        'X-File': '${file:/run/key}',
        Host: 'not.ours.example',
      },
    },
    bare: { url: 'https://b.example/mcp' },
    missing: { url: 'https://c.example/mcp', headers: { 'X-Key': 'secret:NOBODY' } },
    unset: { url: 'https://c.example/mcp', headers: { 'X-Key': 'env:EMPTY' } },
    broken: { url: 'https://d.example/mcp', headers: { 'X-Key': 'secret:BROKEN' } },
    command: { command: 'run', env: { A: 'secret:TOKEN', B: 'plain', C: 'x${env:KEY}' } },
  };
  await writeFile(path, JSON.stringify({ mcpServers: servers }));
}

const resolveSecret = async (reference: string) => kept[reference];

test('references stand for what is kept, whole or inside of a value', async () => {
  await using directory = await createTemporaryDirectory();
  const path = join(directory.path, 'servers.json');
  await writeServers(path);
  const headersOf = (name: string) =>
    readLocalHeaders({ path, id: localServiceId(name), resolveSecret });

  expect(await headersOf('remote')).toEqual({
    Authorization: 'Bearer tok-1',
    'X-Key': 'key-2',
    'X-Plain': 'secrets:TOKEN ${HOME}',
    'X-File': 'key-3',
  });
  expect(await headersOf('bare')).toBeUndefined();
  expect(await headersOf('command')).toBeUndefined();
  expect(await headersOf('nobody')).toBeUndefined();
  expect(
    await readLocalCommand({ path, id: localServiceId('command'), resolveSecret }),
  ).toMatchObject({ env: { A: 'tok-1', B: 'plain', C: 'xkey-2\n' } });
  expect(await readLocalCommand({ path, id: localServiceId('command') })).toMatchObject({
    env: { A: 'secret:TOKEN', B: 'plain', C: 'x${env:KEY}' },
  });
});

test('what is missing is named with what to do, and no value is repeated', async () => {
  await using directory = await createTemporaryDirectory();
  const path = join(directory.path, 'servers.json');
  await writeServers(path);
  const read = (name: string, resolve = resolveSecret) =>
    readLocalHeaders({ path, id: localServiceId(name), resolveSecret: resolve });

  await expect(read('missing')).rejects.toMatchObject({
    code: 'CONNECTION_FAILED',
    message:
      '"missing" needs secret:NOBODY, which is not there. Keep it: nanda secrets set NOBODY.',
    details: { cause: 'secret', reference: 'secret:NOBODY' },
  });
  await expect(read('unset')).rejects.toThrow(
    '"unset" needs env:EMPTY, which is not in the environment of the proxy.',
  );
  await expect(read('broken')).rejects.toThrow('"broken": the value of the header X-Key has');
  await expect(read('broken')).rejects.not.toThrow('a\nb');
  const locked = () => Promise.reject(new Error('the keychain is locked'));
  await expect(read('missing', locked)).rejects.toThrow(
    'needs secret:NOBODY, which cannot be looked up: the keychain is locked.',
  );
});
