import { expect, test } from 'vitest';
import { groupFailures } from './group-failures.js';

test.each([
  ['does not answer, and has not been read yet', 'do not answer, and have not been read yet'],
  [
    'does not answer; what it lists is of 2030-01-02',
    'do not answer; what they list is of 2030-01-02',
  ],
  [
    'does not answer; only a part of it has been read',
    'do not answer; only a part of each has been read',
  ],
  [
    'cannot be reached: its host name could not be resolved',
    'cannot be reached: their host names could not be resolved',
  ],
  ['is out of order (503: "has its pause")', 'are out of order (503: "has its pause")'],
  ['constructor fails', 'constructor fails'],
])('%s', (text, several) => {
  const failures = ['a', 'b'].map((registry) => ({ registry, text }));
  expect(groupFailures(failures)).toEqual([`registries a, b ${several}`]);
  expect(groupFailures(failures.slice(0, 1))).toEqual([`a ${text}`]);
});

test('keeps the order, and what is the matter with one alone', () => {
  expect(
    groupFailures([
      { registry: 'a', text: 'is late' },
      { registry: 'b', text: 'is ill' },
      { registry: 'c', text: 'is late' },
    ]),
  ).toEqual(['registries a, c are late', 'b is ill']);
});
