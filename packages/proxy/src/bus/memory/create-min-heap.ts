/** What is the least is found at once; adding and taking away take the logarithm of what there is. */
export interface MinHeap<Value> {
  readonly size: number;
  readonly least: Ranked<Value> | undefined;
  add(entry: Ranked<Value>): void;
  /** Puts another one in the place of the least: cheaper than taking it away and adding one. */
  replaceLeast(entry: Ranked<Value>): void;
  removeLeast(): void;
}

export interface Ranked<Value> {
  readonly value: Value;
  readonly rank: number;
}

export function createMinHeap<Value>(): MinHeap<Value> {
  // Each is no greater than those at twice its index plus one and plus two.
  const entries: Ranked<Value>[] = [];

  function rankAt(index: number): number {
    return entries[index]?.rank ?? Number.POSITIVE_INFINITY;
  }

  function sink(entry: Ranked<Value>): void {
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      const child = rankAt(left + 1) < rankAt(left) ? left + 1 : left;
      const below = entries[child];
      if (below === undefined || below.rank >= entry.rank) break;
      entries[index] = below;
      index = child;
    }
    entries[index] = entry;
  }

  return {
    get size() {
      return entries.length;
    },
    get least() {
      return entries[0];
    },
    add(entry) {
      let index = entries.length;
      while (index > 0) {
        const parent = (index - 1) >> 1;
        const above = entries[parent];
        if (above === undefined || above.rank <= entry.rank) break;
        entries[index] = above;
        index = parent;
      }
      entries[index] = entry;
    },
    replaceLeast: sink,
    removeLeast() {
      const last = entries.pop();
      if (last !== undefined && entries.length > 0) sink(last);
    },
  };
}
