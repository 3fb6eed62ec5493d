import { expect, test } from 'vitest';
import { isSuccess } from './is-success.js';
import { meanByClass } from './mean-by-class.js';
import { reciprocalRank } from './reciprocal-rank.js';
import { scoreRanking } from './score-ranking.js';

test.each([
  { ranked: [3], judged: [3], expected: true },
  { ranked: [2], judged: [3, 2], expected: true },
  { ranked: [1, 3], judged: [3, 1], expected: false },
  // Nothing better exists.
  { ranked: [1], judged: [1, 1], expected: true },
  { ranked: [0, 1], judged: [1], expected: false },
  { ranked: [], judged: [1], expected: false },
  { ranked: [], judged: [], expected: true },
  { ranked: [0], judged: [], expected: false },
])('success of $ranked, where $judged fit: $expected', ({ ranked, judged, expected }) => {
  expect(isSuccess(ranked, { judged })).toBe(expected);
});

test.each([
  { ranked: [3, 0], expected: 1 },
  { ranked: [0, 0, 1, 3], expected: 1 / 3 },
  { ranked: [0], expected: 0 },
  { ranked: [], expected: 0 },
])('reciprocal rank of $ranked: $expected', ({ ranked, expected }) => {
  expect(reciprocalRank(ranked)).toBe(expected);
});

test('scores a ranking of services, copies and all', () => {
  const grades = new Map([
    ['best', 3],
    ['good', 2],
  ]);
  expect(scoreRanking([['best'], ['good']], grades)).toEqual({ gain: 1, success: 1, rank: 1 });
  const copied = scoreRanking([['best'], ['best'], ['good']], grades);
  expect(copied.gain).toBeLessThan(1);
  expect(copied).toMatchObject({ success: 1, rank: 1 });
});

test('each query of a class counts the same', () => {
  const scores = (value: number) => ({ gain: value, success: value, rank: value });
  expect(
    meanByClass([
      { class: 'words', scores: scores(1) },
      { class: 'typo', scores: scores(0.5) },
      { class: 'words', scores: scores(0) },
    ]),
  ).toEqual([
    { class: 'typo', count: 1, scores: scores(0.5) },
    { class: 'words', count: 2, scores: scores(0.5) },
  ]);
});
