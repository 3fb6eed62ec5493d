import { expect, test } from 'vitest';
import type { CorpusRow } from '../corpus-row.js';
import { fitsJudgement } from './fits-judgement.js';
import type { Judgement } from './judgement.js';

const row: CorpusRow = {
  id: '1',
  name: 'Weather',
  description: `Tells the forecast. ${'And so on. '.repeat(10)} Speaks of tides.`,
  repository: 'https://github.com/Owner/Weather/tree/main/one',
  url: 'https://weather.example/mcp',
  tools: [{ name: 'get_forecast' }],
};

const cases: readonly [Omit<Judgement, 'grade'>, boolean][] = [
  [{ name: /weather/i }, true],
  [{ name: /forecast/i }, false],
  [{ opening: /forecast/ }, true],
  [{ opening: /tides/ }, false],
  [{ description: /tides/ }, true],
  [{ text: [/weather/i, /tides/] }, true],
  [{ text: [/weather/i, /stars/] }, false],
  [{ name: /weather/i, not: /tides/ }, false],
  [{ tool: /forecast/ }, true],
  [{ tool: /weather/ }, false],
  [{ repository: 'github.com/owner' }, true],
  [{ repository: 'github.com/owner/weather' }, true],
  [{ repository: 'github.com/own' }, false],
  [{ url: 'weather.example' }, true],
  [{ url: 'weather.example/other' }, false],
  [{ url: 'weather.example', name: /forecast/i }, false],
];

test.each(cases)('%o: %s', (judgement, expected) => {
  expect(fitsJudgement(row, { grade: 1, ...judgement })).toBe(expected);
});

test('a row without facts fits none that asks for them', () => {
  const bare = { id: '1', name: 'Weather', description: null, repository: null, url: null };
  expect(fitsJudgement(bare, { grade: 1, repository: 'github.com/owner' })).toBe(false);
  expect(fitsJudgement(bare, { grade: 1, url: 'weather.example' })).toBe(false);
  expect(fitsJudgement(bare, { grade: 1, tool: /./ })).toBe(false);
  expect(fitsJudgement(bare, { grade: 1, description: /^$/ })).toBe(true);
});
