import { describe, expect, test } from 'vitest';
import { createProxy } from '../src/index.js';
import { formatEvaluation } from './format-evaluation.js';
import type { JudgedCorpus } from './judged-corpus.js';
import { loadOwnCorpus } from './load-own-corpus.js';
import { loadRealCorpus } from './real/load-real-corpus.js';
import { runRelevance } from './run-relevance.js';

const patience = 240_000;

async function expectRelevance(corpus: JudgedCorpus, { title }: { title: string }): Promise<void> {
  const { evaluation, typoCost } = await runRelevance(corpus, { createProxy });
  process.stdout.write(`${formatEvaluation(evaluation, { title, typoCost })}\n`);
  expect.soft(evaluation.overall.gain).toBeGreaterThanOrEqual(0.85);
  expect.soft(evaluation.overall.success).toBeGreaterThanOrEqual(0.8);
  expect.soft(typoCost).toBeLessThanOrEqual(0.05);
}

describe('our own corpus', () => {
  test('is of real size, and judged by enough queries', () => {
    const { rows, queries } = loadOwnCorpus();
    expect(rows).toHaveLength(10_000);
    expect(queries.length).toBeGreaterThanOrEqual(150);
    const ids = new Set(rows.map(({ id }) => id));
    expect(ids.size).toBe(rows.length);
    const missing = queries.flatMap(({ grades }) =>
      [...grades.keys()].filter((id) => !ids.has(id)),
    );
    expect(missing).toEqual([]);
  });

  test('the right service is found', { timeout: patience }, async () => {
    await expectRelevance(loadOwnCorpus(), { title: 'our own corpus' });
  });
});

const real = await loadRealCorpus();
if (real === undefined) {
  process.stdout.write(
    '\nSKIPPED: ../shared/data/corpus.jsonl is not there, so no real rows were searched.\n\n',
  );
}

describe.skipIf(real === undefined)('the real corpus', () => {
  test('is judged by enough queries, each of which something answers', () => {
    const { queries } = real as JudgedCorpus;
    expect(queries.length).toBeGreaterThanOrEqual(130);
    expect(queries.filter(({ grades }) => grades.size === 0)).toEqual([]);
    expect(new Set(queries.map(({ text }) => text)).size).toBe(queries.length);
  });

  test('the right service is found', { timeout: patience }, async () => {
    await expectRelevance(real as JudgedCorpus, { title: 'the real corpus' });
  });
});
