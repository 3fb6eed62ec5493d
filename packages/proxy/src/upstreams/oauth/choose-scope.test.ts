import { expect, test } from 'vitest';

import { chooseScope, type ScopeFacts } from './choose-scope.js';

const none = { ofService: [], ofServer: [] };

test.each<[string, Partial<ScopeFacts>, string | undefined]>([
  ['nothing is named', {}, undefined],
  [
    'nothing is named, and the server has lasting tokens',
    { ofServer: ['offline_access'] },
    undefined,
  ],
  ['the service names some', { ofService: ['a', 'b'] }, 'a b'],
  ['what it wants just now counts more', { ofService: ['a', 'b'], challenged: 'c' }, 'c'],
  ['what the caller asks for counts most', { ofService: ['a'], challenged: 'c', asked: 'd' }, 'd'],
  ['what is granted is kept', { granted: 'a b', asked: 'c b' }, 'a b c'],
  ['what is granted is enough', { granted: 'a', ofService: ['a', 'b'] }, 'a'],
  [
    'lasting tokens are offered',
    { challenged: 'a', ofServer: ['offline_access'] },
    'a offline_access',
  ],
  [
    'they are asked for already',
    { asked: 'offline_access', ofServer: ['offline_access'] },
    'offline_access',
  ],
  ['words that are none', { ofService: ['a"b', 'ok', 'x\u0000y', 'ü'] }, 'ok'],
  [
    'more than an address holds',
    {
      ofService: Array(3000)
        .fill(0)
        .map((_, index) => `s${index}`),
    },
    undefined,
  ],
])('%s', (_, facts, expected) => {
  expect(chooseScope({ ...none, ...facts })).toBe(expected);
});
