import { expect, test } from 'vitest';
import { createQuestionCache } from './create-question-cache.js';

const minute = 60_000;

test('each text goes to each registry once in five minutes, in any case', () => {
  let moment = 0;
  const cache = createQuestionCache({ now: () => moment });
  expect(cache.isDue('a', 'Weather')).toBe(true);
  expect(cache.isDue('a', ' weather ')).toBe(false);
  expect(cache.isDue('b', 'weather')).toBe(true);
  expect(cache.isDue('a', 'climate')).toBe(true);
  moment = 5 * minute - 1;
  expect(cache.isDue('a', 'weather')).toBe(false);
  moment = 5 * minute;
  expect(cache.isDue('a', 'weather')).toBe(true);
  expect(cache.isDue('a', 'weather')).toBe(false);
});

test('remembers so many questions, and forgets the oldest', () => {
  const cache = createQuestionCache({ now: () => 0 });
  for (let index = 0; index < 501; index += 1) cache.isDue('a', `text ${index}`);
  expect(cache.isDue('a', 'text 500')).toBe(false);
  expect(cache.isDue('a', 'text 1')).toBe(false);
  expect(cache.isDue('a', 'text 0')).toBe(true);
});
