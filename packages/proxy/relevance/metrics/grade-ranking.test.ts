import { expect, test } from 'vitest';
import { gradeRanking } from './grade-ranking.js';

const grades = new Map([
  ['best', 3],
  ['good', 2],
]);

test.each([
  { what: 'nothing', ranking: [], expected: [] },
  { what: 'judged and other results', ranking: [['other'], ['best'], []], expected: [0, 3, 0] },
  { what: 'a copy', ranking: [['best'], ['good'], ['best']], expected: [3, 2, 0] },
  {
    what: 'two services in one',
    ranking: [['good', 'best'], ['best'], ['good']],
    expected: [3, 0, 0],
  },
  { what: 'what is new in a result', ranking: [['best'], ['best', 'good']], expected: [3, 2] },
])('grades $what', ({ ranking, expected }) => {
  expect(gradeRanking(ranking, grades)).toEqual(expected);
});
