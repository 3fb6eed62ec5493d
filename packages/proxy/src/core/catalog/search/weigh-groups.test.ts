import { expect, test } from 'vitest';
import { weighGroups } from './weigh-groups.js';

/** Places of words, by document and field. */
const places: Readonly<Record<string, readonly number[]>> = {
  common: [8, 9, 16, 24, 32],
  often: [8, 8, 8, 8, 9],
  rare: [8],
};
const lookup = {
  postings: async (texts: readonly (readonly string[])[]) =>
    texts.map((words) => Uint32Array.from(places[words.join(' ')] ?? [])),
};
const group = (...alternatives: readonly [string, number][]) => ({
  word: '',
  alternatives: alternatives.map(([word, weight]) => ({ words: [word], weight })),
});

async function raritiesOf(...groups: readonly ReturnType<typeof group>[]): Promise<number[]> {
  const weighed = await weighGroups(groups, { lookup, itemCount: 10 });
  return weighed.map(({ rarity }) => rarity);
}

test('a word counts the more the fewer documents have it, however often they repeat it', async () => {
  const [common = 0, often = 0, rare = 0, none = 0] = await raritiesOf(
    group(['common', 1]),
    group(['often', 1]),
    group(['rare', 1]),
    group(['nothing', 1]),
  );
  expect(common).toBeLessThan(often);
  expect(often).toBe(rare);
  expect(rare).toBeLessThan(none);
});

test('a guess that says little does not make a word common', async () => {
  const [alone = 0, guessed = 0, form = 0] = await raritiesOf(
    group(['rare', 1]),
    group(['rare', 1], ['common', 0.4]),
    group(['rare', 1], ['common', 0.9]),
  );
  expect(guessed).toBe(alone);
  expect(form).toBeLessThan(alone);
});

test('keeps alternatives in their order, with their places', async () => {
  const [weighed] = await weighGroups([group(['common', 1], ['rare', 0.5])], {
    lookup,
    itemCount: 10,
  });
  expect(weighed?.alternatives).toEqual([
    { weight: 1, postings: Uint32Array.from(places['common'] ?? []) },
    { weight: 0.5, postings: Uint32Array.from(places['rare'] ?? []) },
  ]);
});
