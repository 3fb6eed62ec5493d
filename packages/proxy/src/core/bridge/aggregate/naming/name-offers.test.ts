import { expect, test } from 'vitest';
import { nameOffers, type NamedOffer } from './name-offers.js';

const reserved = new Set(['list_connections']);

function nameAll(offers: readonly NamedOffer[], names: 'prefixed' | 'plain' = 'prefixed') {
  return nameOffers(offers, { names, reserved });
}

test('a name is the alias and the own name', () => {
  expect(nameAll([{ alias: 'starbucks', name: 'requestinfo' }])).toEqual(['starbucks_requestinfo']);
});

test('every name fits the pattern, and none is there twice', () => {
  const offers = ['a.b', 'a b', 'a_b', 'ä', 'ö', 'x'.repeat(100), `${'x'.repeat(100)}y`, ''].map(
    (name) => ({ alias: 'service', name }),
  );
  const names = nameAll(offers);
  for (const name of names) expect(name).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
  expect(new Set(names).size).toBe(offers.length);
  // What is as it should be keeps its name; what had to be changed steps back.
  expect(names[2]).toBe('service_a_b');
});

test('who gets a name that two would have does not depend on the order', () => {
  const offers = ['a.b', 'a b', 'ä', 'ö'].map((name) => ({ alias: 'service', name }));
  expect(nameAll(offers.toReversed()).toReversed()).toEqual(nameAll(offers));
});

test('what is cut is told apart by a hash, the same in every process', () => {
  const [name] = nameAll([{ alias: 'service', name: 'x'.repeat(100) }]);
  expect(name).toBe(`service_${'x'.repeat(47)}_34fe8632`);
});

test('a discovery tool keeps its name', () => {
  const [name] = nameAll([{ alias: 'list', name: 'connections' }]);
  expect(name).toMatch(/^list_connections_[0-9a-f]{8}$/);
});

test('plain names are the own ones, but where two services have them, or a discovery tool, or they do not fit', () => {
  const offers = [
    { alias: 'one', name: 'search' },
    { alias: 'two', name: 'search' },
    { alias: 'two', name: 'one_search' },
    { alias: 'two', name: 'list_connections' },
    { alias: 'two', name: 'a.b' },
  ];
  const [first, second, ...others] = nameAll(offers, 'plain');
  expect(first).toMatch(/^one_search_[0-9a-f]{8}$/);
  expect([second, ...others]).toEqual([
    'two_search',
    'one_search',
    'two_list_connections',
    'two_a_b',
  ]);
});
