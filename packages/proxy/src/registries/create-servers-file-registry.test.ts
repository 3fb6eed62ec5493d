import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';
import { collectBatches } from './collect-batches.fixture.js';
import { createServersFileRegistry } from './create-servers-file-registry.js';
import { localServiceId } from './local-service-id.js';
import { readLocalCommand } from './read-local-command.js';

test('lists addresses and commands, and keeps what is secret out of the records', async () => {
  await using directory = await createTemporaryDirectory();
  const path = join(directory.path, 'servers.json');
  const mcpServers = {
    remote: { url: 'http://127.0.0.1:8080/mcp', headers: { Authorization: 'Bearer s3cret' } },
    old: { type: 'sse', url: 'https://old.example/sse' },
    command: {
      command: 'node',
      args: ['server.js', 's3cret'],
      env: { KEY: 's3cret' },
      cwd: directory.path,
    },
    broken: { url: 'ftp://x.example' },
    empty: {},
    text: 'x',
  };
  await writeFile(path, JSON.stringify({ mcpServers }));
  const { records, problems } = await collectBatches(createServersFileRegistry({ path }));
  expect(
    records.map(({ name, trust, endpoints, transports, auth }) => [
      name,
      trust,
      endpoints,
      transports,
      auth.kind,
    ]),
  ).toEqual([
    [
      'remote',
      'local-user',
      [
        {
          url: 'http://127.0.0.1:8080/mcp',
          headers: [{ name: 'Authorization', isRequired: true, isSecret: true }],
        },
      ],
      undefined,
      'bearer',
    ],
    [
      'old',
      'local-user',
      [{ url: 'https://old.example/sse', transport: 'sse' }],
      undefined,
      'unknown',
    ],
    ['command', 'local-user', [], ['stdio'], 'none'],
  ]);
  expect(JSON.stringify(records)).not.toContain('s3cret');
  expect(problems).toEqual([
    '"broken": its "url" is not an http(s) or ws(s) address',
    '"empty": it has neither a "url" nor a "command"',
    '"text": it is not an object',
  ]);

  expect(await readLocalCommand({ path, id: localServiceId('command') })).toEqual({
    command: 'node',
    args: ['server.js', 's3cret'],
    env: { KEY: 's3cret' },
    cwd: directory.path,
  });
  expect(await readLocalCommand({ path, id: localServiceId('remote') })).toBeUndefined();
  expect(await readLocalCommand({ path, id: 'command' })).toBeUndefined();
});

test('a missing file is an empty registry, and is seen when it comes', async () => {
  await using directory = await createTemporaryDirectory();
  const path = join(directory.path, 'servers.json');
  const registry = createServersFileRegistry({ path });
  const { batches, checkpoint = '' } = await collectBatches(registry);
  expect(batches).toMatchObject([{ part: 'first', isLast: true, records: [], problems: [] }]);
  expect((await collectBatches(registry, { checkpoint })).batches).toEqual([]);
  expect(await readLocalCommand({ path, id: 'x' })).toBeUndefined();
  await writeFile(path, '{"mcpServers":{"a":{"url":"https://a.example"}}}');
  const { records } = await collectBatches(registry, { checkpoint });
  expect(records).toMatchObject([
    { name: 'a', verification: { by: 'local-user', reason: 'added by you' } },
  ]);
});

test.each(['{"servers":{}}', '{', '[]'])(
  'says what the file should look like when it is %j',
  async (text) => {
    await using directory = await createTemporaryDirectory();
    const path = join(directory.path, 'servers.json');
    await writeFile(path, text);
    const failures = [
      await collectBatches(createServersFileRegistry({ path })).catch((error: unknown) => error),
      await readLocalCommand({ path, id: 'x' }).catch((error: unknown) => error),
    ];
    for (const failure of failures) {
      expect(failure).toMatchObject({
        code: 'REGISTRY_UNAVAILABLE',
        message: expect.stringContaining('"mcpServers"'),
        cause: { message: expect.stringContaining(path) },
      });
      expect(String(failure)).not.toContain(directory.path);
    }
  },
);
