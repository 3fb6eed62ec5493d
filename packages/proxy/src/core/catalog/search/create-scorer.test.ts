import { expect, test } from 'vitest';
import { createScorer, type ScoredGroup, type ScoreModel } from './create-scorer.js';

/** Ten items, each of one document of its number; a name has field 0. */
const model: ScoreModel = {
  itemCount: 10,
  itemOf: (document) => (document < 10 ? document : -1),
  fieldWeight: (_document, field) => (field === 0 ? 3 : 1),
  nameShare: (_document, field) => (field === 0 ? 0.5 : 0),
};

/** `document:field`, once for each time. */
const places = (...texts: readonly string[]): Uint32Array =>
  Uint32Array.from(
    texts.map((text) => {
      const [document = 0, field = 0] = text.split(':').map(Number);
      return document * 8 + field;
    }),
  );

const group = (...texts: readonly string[]): ScoredGroup => ({
  rarity: 1,
  alternatives: [{ weight: 1, postings: places(...texts) }],
});

interface Found {
  readonly relevance: number;
  readonly coverage: number;
  readonly nameShare: number;
}

function score(
  groups: readonly ScoredGroup[],
  { with: scorer = createScorer(), of = model } = {},
): ReadonlyMap<number, Found> {
  const found = scorer(groups, of);
  return new Map(
    Array.from(found.items, (item, place) => [
      item,
      {
        relevance: found.relevance[place] ?? 0,
        coverage: found.coverage[place] ?? 0,
        nameShare: found.nameShare[place] ?? 0,
      },
    ]),
  );
}

const nothing: Found = { relevance: 0, coverage: 0, nameShare: 0 };

function compare(groups: readonly ScoredGroup[], of = model): { one: Found; two: Found } {
  const found = score(groups, { of });
  return { one: found.get(1) ?? nothing, two: found.get(2) ?? nothing };
}

test('scores what was hit, and nothing else', () => {
  expect(new Set(score([group('1:0', '3:5')]).keys())).toEqual(new Set([1, 3]));
  expect(score([]).size).toBe(0);
  expect(score([group()]).size).toBe(0);
});

test('a hit in a heavier field says more', () => {
  const { one, two } = compare([group('1:0', '2:5')]);
  expect(one.relevance).toBeGreaterThan(two.relevance);
});

test('a word that stands twice says more, but three words say more than one ten times', () => {
  const twice = compare([group('1:5', '1:5', '2:5')]);
  expect(twice.one.relevance).toBeGreaterThan(twice.two.relevance);
  const many = Array.from({ length: 10 }, () => '2:5');
  const { one, two } = compare([group('1:5', ...many), group('1:5'), group('1:5')]);
  expect(one.relevance).toBeGreaterThan(two.relevance);
});

test('a word counts once, by the best of what stands for it', () => {
  const exact = { weight: 1, postings: places('1:5') };
  const near = { weight: 0.5, postings: places('1:5', '2:5') };
  const { one, two } = compare([{ rarity: 1, alternatives: [near, exact] }]);
  expect(one).toEqual(compare([{ rarity: 1, alternatives: [exact] }]).one);
  expect(two.relevance).toBeLessThan(one.relevance);
  expect(two.coverage).toBe(1);
});

test('coverage is the share of the words, weighed by their rarity', () => {
  const rare = { ...group('1:5', '2:5'), rarity: 3 };
  const { one, two } = compare([rare, group('1:5')]);
  expect([one.coverage, two.coverage]).toEqual([1, 0.75]);
});

test('knows how much of its name was asked for', () => {
  const { one, two } = compare([group('1:0', '2:0'), group('1:0', '2:5')]);
  expect([one.nameShare, two.nameShare]).toEqual([1, 0.5]);
});

test('documents of one item count together, those of none do not', () => {
  const of = { ...model, itemOf: (document: number) => (document < 5 ? 1 : -1) };
  const found = score([group('1:5', '2:0', '7:0'), group('3:5')], { of });
  expect([...found.keys()]).toEqual([1]);
  expect(found.get(1)?.coverage).toBe(1);
});

test('a scorer that is used again remembers nothing of the time before', () => {
  const scorer = createScorer();
  const groups = [group('1:0', '2:5'), group('2:5')];
  const before = score(groups, { with: scorer });
  score([group('1:0', '1:5', '2:0', '4:5')], { with: scorer });
  const larger = { ...model, itemCount: 5_000 };
  score([group('1:0', '9:5')], { with: scorer, of: larger });
  expect(score(groups, { with: scorer })).toEqual(before);
  expect(before).toEqual(score(groups));
});
