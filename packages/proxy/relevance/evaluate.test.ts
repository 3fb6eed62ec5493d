import { expect, test } from 'vitest';
import { createSubstringEngine } from './engines/create-substring-engine.js';
import { evaluate } from './evaluate.js';
import { formatEvaluation } from './format-evaluation.js';
import { formatWorst } from './format-worst.js';
import { measureTypoCost } from './measure-typo-cost.js';

const rows = [
  { id: 'tea', name: 'Tea kettle', description: '' },
  { id: 'tea2', name: 'Kettle', description: 'For tea' },
];
const corpus = {
  rows,
  queries: [
    { text: 'tea', class: 'words', grades: new Map([['tea', 3]]) },
    { text: 'coffee', class: 'sentence', grades: new Map([['tea2', 1]]) },
  ],
  servicesOf: ({ id }: { readonly id: string }) => [id],
};

test('scores an engine, whole and by class', async () => {
  const engine = createSubstringEngine(rows, { within: 'name' });
  const evaluation = await evaluate(engine, corpus);
  expect(evaluation.overall).toEqual({ gain: 0.5, success: 0.5, rank: 0.5 });
  expect(evaluation.byClass.map((of) => [of.class, of.scores.gain])).toEqual([
    ['sentence', 0],
    ['words', 1],
  ]);
  const text = formatEvaluation(evaluation, { title: 'Tea', typoCost: 0.25 });
  expect(text).toContain('one wrong letter costs 0.250');
  const worst = formatWorst(evaluation.results, { count: 1, servicesOf: corpus.servicesOf });
  expect(worst).toContain('“coffee”');
  expect(worst).toContain('nothing');
  expect(worst).toContain('1  tea2');
});

test('what typing errors cost counts only the queries that were misspelt', async () => {
  const engine = createSubstringEngine(rows, { within: 'name' });
  const spelt = await evaluate(engine, corpus);
  const misspell = (text: string): string => (text === 'tea' ? 'taa' : text);
  const { cost } = await measureTypoCost(engine, { corpus, spelt, misspell });
  expect(cost).toBe(1);
});

test('a substring is sought in the description only when told to', async () => {
  const engine = createSubstringEngine(rows, { within: 'name-and-description' });
  const hits = await engine.search('TEA', { limit: 10 });
  expect(hits.map(({ id }) => id)).toEqual(['tea', 'tea2']);
});
