import { expect, test } from 'vitest';
import { markMatches } from './mark-matches.js';

const spans = [{ text: '"name"', role: 'key' as const }, { text: ': ' }, { text: '"Name name"' }];

test('marks every match, in whatever case', () => {
  expect(markMatches(spans, { query: 'NAME' })).toEqual([
    { text: '"', role: 'key' },
    { text: 'name', role: 'match' },
    { text: '"', role: 'key' },
    { text: ': ' },
    { text: '"' },
    { text: 'Name', role: 'match' },
    { text: ' ' },
    { text: 'name', role: 'match' },
    { text: '"' },
  ]);
});

test('marks what goes over from one part into the next', () => {
  const marked = markMatches(spans, { query: '": "n' });
  expect(marked.filter(({ role }) => role === 'match').map(({ text }) => text)).toEqual([
    '"',
    ': ',
    '"N',
  ]);
  expect(marked.map(({ text }) => text).join('')).toBe('"name": "Name name"');
});

test.each(['', 'nowhere'])('leaves alone what %j does not match', (query) => {
  expect(markMatches(spans, { query })).toBe(spans);
});
