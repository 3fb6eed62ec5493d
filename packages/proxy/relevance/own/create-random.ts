/** A stream of random choices that is the same for the same seed on every machine. */
export interface Random {
  /** From 0 up to, but not including, `limit`. */
  readonly below: (limit: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  /** Picks early items more often: the rank squared decides, which makes a long tail. */
  readonly pickEarly: <Item>(items: readonly Item[]) => Item;
}

/** Mulberry32, seeded with the FNV-1a hash of the text: good enough for data, not for secrets. */
export function createRandom(seed: string): Random {
  let state = 2_166_136_261;
  for (const character of seed) {
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 16_777_619);
  }
  function next(): number {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  function itemAt<Item>(items: readonly Item[], index: number): Item {
    if (items.length === 0) throw new RangeError('There is nothing to pick from: pass some items.');
    return items[index] as Item;
  }
  return {
    below: (limit) => Math.floor(next() * limit),
    chance: (probability) => next() < probability,
    pick: (items) => itemAt(items, Math.floor(next() * items.length)),
    pickEarly: (items) => itemAt(items, Math.floor(next() ** 2 * items.length)),
  };
}
