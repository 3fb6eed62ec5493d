import { expect, test } from 'vitest';
import type { TermIndex } from '../service-repository.js';
import { createTermLookup } from './create-term-lookup.js';

/** An index of a few words, with what was asked of it. */
function fakeIndex() {
  const asked: string[] = [];
  const places: Readonly<Record<string, number>> = { a: 8, b: 17, c: 26 };
  const index: TermIndex = {
    async terms() {
      asked.push('all');
      return { terms: Object.keys(places), counts: Uint32Array.of(1, 1, 1) };
    },
    async postings(terms) {
      asked.push(...terms);
      return terms.map((term) => Uint32Array.of(places[term] ?? 0));
    },
    async phrase(words) {
      asked.push(`"${words.join(' ')}"`);
      return [1];
    },
  };
  return { index, asked };
}

test('reads each word and phrase once, and gives them in the order in which they are asked for', async () => {
  const { index, asked } = fakeIndex();
  const lookup = createTermLookup(index);
  lookup.useVersion('1');
  const wanted = [['b'], ['a', 'b'], ['a'], ['b']];
  const found = (await lookup.postings(wanted)).map((postings) => [...postings]);
  expect(found).toEqual([[17], [8], [8], [17]]);
  expect((await lookup.postings(wanted)).map((postings) => [...postings])).toEqual(found);
  expect(asked.toSorted()).toEqual(['"a b"', 'a', 'b']);
  expect(await lookup.postings([])).toEqual([]);
});

test('forgets all of it when the index changes', async () => {
  const { index, asked } = fakeIndex();
  const lookup = createTermLookup(index);
  lookup.useVersion('1');
  const before = await lookup.vocabulary();
  expect(await lookup.vocabulary()).toBe(before);
  await lookup.postings([['a']]);
  lookup.useVersion('1');
  await lookup.postings([['a']]);
  expect(asked).toEqual(['all', 'a']);
  lookup.useVersion('2');
  expect(await lookup.vocabulary()).not.toBe(before);
  await lookup.postings([['a']]);
  expect(asked).toEqual(['all', 'a', 'all', 'a']);
});

test('what was read of an index that has changed meanwhile is not kept', async () => {
  const { index, asked } = fakeIndex();
  const lookup = createTermLookup(index);
  lookup.useVersion('1');
  const reading = lookup.postings([['a']]);
  lookup.useVersion('2');
  await reading;
  await lookup.postings([['a']]);
  expect(asked).toEqual(['a', 'a']);
});
