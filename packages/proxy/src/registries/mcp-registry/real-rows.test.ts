import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { ServiceRecord } from '../../core/catalog/service-record.js';
import { readRow } from '../rows/read-row.js';

// Beside the repository, not part of it.
const directory = fileURLToPath(new URL('../../../../../../shared/data/', import.meta.url));
const files = [
  ['official-registry-2025-12-12.jsonl', 2_628],
  ['official-seed-2025-05-16.jsonl', 471],
  ['official-seed-2026.jsonl', 4],
  ['toolhive-upstream-2025-11.jsonl', 12],
] as const;

/** Told by their form alone, and written otherwise than in the code that is to find them. */
const secrets = [
  /gh[a-z]_[A-Za-z0-9]{20}/,
  /github_pat_[A-Za-z0-9]{10}/,
  /\bsk-[A-Za-z0-9-]*\d[A-Za-z0-9-]{16}/,
  /eyJ[A-Za-z0-9_-]{12,}\.eyJ/,
  /PRIVATE KEY-----/,
  /AKIA[A-Z0-9]{16}/,
  /xox[a-z]-\d/,
  /AIza[A-Za-z0-9_-]{30}/,
  /:\/\/[^/\s"@:]+:(?!password|pass|\[redacted|\{|<)[^/\s"@]+@/,
  /[?&](?:api_?key|token|access_token|secret)=(?!\{|<|your|\$)[^&"\s]{8}/i,
];

const context = {
  key: 'key',
  registry: 'real',
  fallbackMoment: '2026-01-01T00:00:00.000Z',
  provesNamespaces: true,
};

describe.each(files)('%s', (file, count) => {
  const path = `${directory}${file}`;
  const isMissing = !existsSync(path);
  if (isMissing) console.warn(`SKIPPED: the real rows are not there (${path})`);

  test.skipIf(isMissing)('is read row by row, and no secret gets through', () => {
    const lines = readFileSync(path, 'utf8').trim().split('\n');
    expect(lines).toHaveLength(count);
    const records: ServiceRecord[] = [];
    const problems: string[] = [];
    for (const line of lines) {
      const { record, problem } = readRow(JSON.parse(line), context);
      if (problem !== undefined) problems.push(problem);
      if (record !== undefined) records.push(record);
    }
    // Seven rows of the first seed are empty.
    const nameless = problems.filter((problem) => problem === 'it has no name').length;
    expect(records).toHaveLength(count - nameless);
    const told = JSON.stringify(records);
    for (const secret of secrets) expect(told).not.toMatch(secret);
    const tally = new Map<string, number>();
    for (const problem of problems) tally.set(problem, (tally.get(problem) ?? 0) + 1);
    const ids = new Set(records.map(({ id }) => id));
    const verified = records.filter(({ verification }) => verification !== undefined).length;
    console.info(`${file}: ${ids.size} services, ${verified} verified rows`, [...tally]);
    // Left out is only what cannot be used.
    expect(problems.length).toBeLessThan(count / 20);
  });
});

const dump = `${directory}${files[0][0]}`;

test.skipIf(!existsSync(dump))('ranks as the registry itself does', () => {
  const latest = new Map<string, ServiceRecord>();
  const said = new Map<string, string | undefined>();
  for (const line of readFileSync(dump, 'utf8').trim().split('\n')) {
    const row = JSON.parse(line) as { _meta: Record<string, { isLatest?: boolean }> };
    const facts = Object.values(row._meta)[0];
    const { record } = readRow(row, context);
    if (record?.versionRank === undefined) continue;
    if (facts?.isLatest === true) said.set(record.name, record.version);
    // Without its word for it: that is what clones leave out.
    const rank = record.versionRank.slice(1);
    const best = latest.get(record.name);
    if (best === undefined || rank > (best.versionRank ?? '').slice(1)) {
      latest.set(record.name, record);
    }
  }
  const different = [...said].filter(([name, version]) => latest.get(name)?.version !== version);
  console.info(
    `ranked otherwise than the registry: ${different.length} of ${said.size}`,
    different.slice(0, 5),
  );
  expect(different.length).toBeLessThan(said.size / 50);
});
