import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';
import { collectBatches } from './collect-batches.fixture.js';
import { createFileRegistry } from './create-file-registry.js';

// Beside the repository, not part of it.
const data = fileURLToPath(new URL('../../../../../shared/data/', import.meta.url));
const corpus = join(data, 'corpus.jsonl');
const official = join(data, 'official-registry-2025-12-12.jsonl');
const isMissing = !existsSync(corpus) || !existsSync(official);
if (isMissing) console.warn(`SKIPPED: the corpus of real services is not there (${data})`);

const timeout = 60_000;

const secrets = {
  github: `ghp_${'a1B2c3D4'.repeat(4)}abcd`,
  openai: `sk-proj-${'a1B2c3D4'.repeat(5)}`,
  jwt: `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.${'a1B2c3D4'.repeat(5)}`,
  key: `-----BEGIN RSA PRIVATE KEY-----\n${'a1B2c3D4'.repeat(8)}\n-----END RSA PRIVATE KEY-----`,
};
const secretLike =
  /gh[oprsu]_[A-Za-z0-9]{20}|\bsk-[\w-]*\d[\w-]{16}|eyJ[\w-]{8,}\.eyJ[\w-]{4,}|PRIVATE KEY-----|a1B2c3D4a1B2/;

interface Row {
  readonly source: string;
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly tags: string[];
  readonly tools: unknown[];
}

async function readRows(path: string): Promise<unknown[]> {
  const lines = (await readFile(path, 'utf8')).trim().split('\n');
  return lines.map((line) => JSON.parse(line) as unknown);
}

test.skipIf(isMissing)('reads every one of ten thousand real rows', { timeout }, async () => {
  const rows = (await readRows(corpus)) as Row[];
  const { records, problems, batches } = await collectBatches(createFileRegistry({ path: corpus }));
  // One list has some of its rows twice, and says nothing more in the second one.
  const distinct = new Set(rows.map(({ source, id, name }) => [source, id, name].join('\n')));
  expect(rows).toHaveLength(10_482);
  expect(records).toHaveLength(distinct.size);
  expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
  expect(new Set(records.map(({ list }) => list))).toEqual(
    new Set(rows.map(({ source }) => source)),
  );
  expect(batches.length).toBeGreaterThan(5);
  for (const problem of problems) {
    expect(problem).toMatch(
      /^line \d+: (?:another row before it has the same id and name|an endpoint )/,
    );
  }
});

test.skipIf(isMissing)('reads every version in the official registry', { timeout }, async () => {
  const rows = (await readRows(official)) as { server: { name: string; version: string } }[];
  const { records, problems } = await collectBatches(createFileRegistry({ path: official }));
  const isDeleted = (row: unknown) => JSON.stringify(row).includes('"status":"deleted"');
  const expected = rows.filter((row) => !isDeleted(row));
  expect(records).toHaveLength(expected.length);
  expect(new Set(records.map(({ id }) => id)).size).toBe(
    new Set(expected.map(({ server }) => server.name)).size,
  );
  expect(records.filter(({ versionRank }) => versionRank === undefined)).toEqual([]);
  expect(problems.filter((problem) => !/held|left out|leaves out/.test(problem))).toEqual([]);
});

test.skipIf(isMissing)('no secret that a row has published survives', { timeout }, async () => {
  await using directory = await createTemporaryDirectory();
  const path = join(directory.path, 'leaky.jsonl');
  const kinds = Object.values(secrets);
  const rows = ((await readRows(corpus)) as Row[]).map((row, index) => {
    const secret = kinds[index % kinds.length] ?? '';
    const places = [
      { description: `${row.description} Use ${secret} for it.` },
      { tags: [...row.tags, secret] },
      { tools: [...row.tools, { name: 'leak', description: `Send "${secret}".` }] },
      { url: `https://x.example/mcp?session=${encodeURIComponent(secret)}` },
      { repository: `https://git.example/${encodeURIComponent(secret)}/x` },
      { auth: { type: 'bearer', note: secret } },
      { name: `${row.name} ${secret}` },
    ];
    return { ...row, ...places[index % places.length] };
  });
  await writeFile(path, rows.map((row) => JSON.stringify(row)).join('\n'));
  const leaky = await collectBatches(createFileRegistry({ path }));
  expect(leaky.records.length).toBeGreaterThan(10_000);
  const plain = await collectBatches(createFileRegistry({ path: corpus }));
  const versions = await collectBatches(createFileRegistry({ path: official }));
  for (const { records, problems } of [leaky, plain, versions]) {
    const found = [...records, ...problems]
      .map((one) => secretLike.exec(JSON.stringify(one))?.[0])
      .filter((secret) => secret !== undefined);
    expect(found).toEqual([]);
  }
});
