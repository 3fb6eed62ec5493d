import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';
import { collectBatches } from './collect-batches.fixture.js';
import { createFileRegistry } from './create-file-registry.js';

async function readText(text: string | Uint8Array, name = 'services.json') {
  await using directory = await createTemporaryDirectory();
  const path = join(directory.path, name);
  await writeFile(path, text);
  return await collectBatches(createFileRegistry({ path }));
}

test.each([
  ['services.json', '[{"name":"a"},{"name":"b"}]'],
  ['services.json', '{"services":[{"name":"a"},{"name":"b"}]}'],
  ['services.json', '\uFEFF{"servers":[{"name":"a"},{"name":"b"}]}'],
  ['services.json', '{"data":[{"name":"a"},{"name":"b"}],"pagination":{}}'],
  ['services.json', '\uFEFF{"name":"a"}\r\n\r\n{"name":"b"}\n'],
  ['services.jsonl', '\uFEFF{"name":"a"}\r\n\r\n{"name":"b"}\n'],
  ['services.ndjson', '{"name":"a"}\n{"name":"b"}'],
  ['services.jsonl', ' [{"name":"a"},\n{"name":"b"}]'],
  ['services.yaml', '- name: a\n- name: b # the second one\n'],
  ['services.yml', 'services:\n  - {name: a}\n  - {name: b}\n'],
  ['services.yaml', '{"services":[{"name":"a"},{"name":"b"}]}'],
  ['services', '[{"name":"a"},{"name":"b"}]'],
])('reads %s: %j, packed or not', async (name, text) => {
  for (const [packed, content] of [
    [name, text],
    [`${name}.gz`, gzipSync(text)],
  ] as const) {
    const { records, problems, batches } = await readText(content, packed);
    expect(records.map((record) => record.name)).toEqual(['a', 'b']);
    expect(problems).toEqual([]);
    // Where reading takes long, it comes in several.
    expect(batches[0]).toMatchObject({ part: 'first' });
    expect(batches.at(-1)).toMatchObject({ isLast: true });
  }
});

test('reads a single row, and an empty file', async () => {
  expect((await readText('{"name":"a"}', 'one.jsonl')).records).toHaveLength(1);
  expect((await readText('{"name":"a"}', 'one.json')).records).toHaveLength(1);
  for (const name of ['none.json', 'none.jsonl', 'none.yaml']) {
    const { records, batches } = await readText(' \n', name);
    expect(records).toEqual([]);
    expect(batches).toMatchObject([{ part: 'first', isLast: true }]);
  }
});

test.each(['services.json', 'services.jsonl'])(
  'a broken line of %s costs that line',
  async (name) => {
    const { records, problems } = await readText('{"name":\n{"name":"a"}\n7\n{"name":"b"}\n', name);
    expect(records.map((record) => record.name)).toEqual(['a', 'b']);
    expect(problems).toEqual(['line 1: it is not valid JSON', 'line 3: it is not an object']);
  },
);

test.each([
  ['services.json', '[\n{"name":"s3cret"},\n'],
  ['services.json', '{"other":[]}'],
  ['services.json', '"text"'],
  ['services.jsonl', '<html>s3cret</html>\n\n'],
  ['services.jsonl', '{"s3cret":1}\n{"s3cret":2}'],
  ['services.yaml', 's3cret: [a\nb: "'],
  ['services.yaml', 's3cret'],
  ['services.json.gz', gzipSync('[{"name":"s3cret"}]').subarray(0, 20)],
])('fails on %s with %j, naming the file and quoting nothing of it', async (name, text) => {
  await expect(readText(text, name)).rejects.toMatchObject({
    code: 'REGISTRY_UNAVAILABLE',
    message: expect.stringMatching(
      new RegExp(`file:${name.replaceAll('.', '\\.')} cannot be read: (?!.*s3cret)`),
    ),
  });
});

test('aliases of aliases in YAML do not grow without end', async () => {
  const levels = Array.from({ length: 12 }, (_, level) =>
    level === 0
      ? `a0: &a0 [x, x, x, x, x, x, x, x, x, x]`
      : `a${level}: &a${level} [${`*a${level - 1},`.repeat(10)}]`,
  );
  await expect(readText(levels.join('\n'), 'bomb.yaml')).rejects.toMatchObject({
    code: 'REGISTRY_UNAVAILABLE',
  });
});

test('a missing file is named by its registry, its path in the cause alone', async () => {
  const failure: unknown = await collectBatches(
    createFileRegistry({ path: 'file:/nowhere/services.json' }),
  ).catch((error: unknown) => error);
  expect(failure).toMatchObject({
    code: 'REGISTRY_UNAVAILABLE',
    message: expect.stringContaining('file:services.json'),
    cause: { message: '/nowhere/services.json: ENOENT' },
  });
  expect(String(failure)).not.toContain('/nowhere');
});

test('a directory, and a file that cannot be read as one, are named by their registry too', async () => {
  await using directory = await createTemporaryDirectory();
  const path = join(directory.path, 'services.json');
  await writeFile(path, '{');
  const folder = join(directory.path, 'folder');
  await mkdir(folder);
  for (const place of [path, folder]) {
    const failure: unknown = await collectBatches(
      createFileRegistry({ path: place, name: 'file:mine' }),
    ).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: 'REGISTRY_UNAVAILABLE',
      message: expect.stringContaining('file:mine'),
      cause: { message: expect.stringContaining(place) },
    });
    expect(String(failure)).not.toContain(directory.path);
  }
});

test('is read again only when it has changed', async () => {
  await using directory = await createTemporaryDirectory();
  const path = join(directory.path, 'services.json');
  await writeFile(path, '[]');
  const registry = createFileRegistry({ path });
  const { checkpoint = '' } = await collectBatches(registry);
  expect((await collectBatches(registry, { checkpoint })).batches).toEqual([]);
  await writeFile(path, '[{"name":"a"}]');
  const changed = await collectBatches(registry, { checkpoint });
  expect(changed.batches).toMatchObject([
    { part: 'first', isLast: true, records: [{ name: 'a' }] },
  ]);
  await writeFile(path, '[{"name":"b"}]');
  await utimes(path, 1, 1);
  expect((await collectBatches(registry, { checkpoint })).records).toMatchObject([{ name: 'b' }]);
});

test.each(['services.jsonl', 'services.json'])(
  'a long %s comes step by step, and begins again when it was left in the middle',
  async (name) => {
    await using directory = await createTemporaryDirectory();
    const path = join(directory.path, name);
    const rows = Array.from({ length: 5_000 }, (_, index) =>
      JSON.stringify({ name: `service ${index}`, description: 'ü'.repeat(index % 90) }),
    );
    const text = name.endsWith('l') ? rows.join('\n') : `[${rows.join(',')}]`;
    await writeFile(path, text);
    const registry = createFileRegistry({ path });
    const { batches, records, checkpoint } = await collectBatches(registry);
    expect(batches.length).toBeGreaterThan(2);
    expect(batches.map(({ part }) => part)).toEqual([
      'first',
      ...Array.from({ length: batches.length - 1 }, () => 'next'),
    ]);
    expect(batches.map(({ isLast }) => isLast).indexOf(true)).toBe(batches.length - 1);
    for (const batch of batches) expect(batch.records.length).toBeLessThan(3_000);
    expect(records.map((record) => record.name)).toEqual(
      rows.map((_, index) => `service ${index}`),
    );
    expect(records[4_999]?.description).toBe('ü'.repeat(4_999 % 90));

    const left = registry.read({ signal: AbortSignal.timeout(60_000) });
    for await (const batch of left) {
      expect(batch.isLast).toBe(false);
      expect(batch.checkpoint).not.toBe(checkpoint);
      const again = await collectBatches(registry, { checkpoint: batch.checkpoint });
      expect(again.records).toHaveLength(5_000);
      break;
    }
  },
);

test('stops when it is told to, with the reason that it was given', async () => {
  await using directory = await createTemporaryDirectory();
  const path = join(directory.path, 'services.jsonl');
  await writeFile(path, '{"name":"a"}\n'.repeat(20_000));
  const stop = new AbortController();
  const reason = new Error('enough');
  const reading = collectBatches(createFileRegistry({ path }), { signal: stop.signal });
  stop.abort(reason);
  await expect(reading).rejects.toBe(reason);
});

test('no line is too long to be passed over', async () => {
  const { records, problems } = await readText(
    `{"name":"a"}\n{"name":"${'x'.repeat(9 * 1024 * 1024)}"}\n{"name":"b"}\n`,
    'services.jsonl',
  );
  expect(records.map(({ name }) => name)).toEqual(['a', 'b']);
  expect(problems).toEqual(['line 2: it is longer than 8 MiB']);
});

test('names at most a hundred problems', async () => {
  const { problems } = await readText(`{"name":"a"}\n${'{}\n'.repeat(5_000)}`, 'services.jsonl');
  expect(problems).toHaveLength(100);
});
