import { createMinHeap } from './create-min-heap.js';

/** Token buckets of one policy, each told by the moment at which it is full again. Milliseconds of one clock. */
export interface Buckets {
  readonly size: number;
  /** When the bucket of a key is full: now, where nothing was taken. */
  fullAt(key: string, options: { readonly time: number }): number;
  set(key: string, options: { readonly fullAt: number; readonly time: number }): void;
  fill(key: string): void;
}

/** Places in the order that are looked at with each change: what a flood has left goes bit by bit. */
const looksAtOnce = 2;

/**
 * Full buckets are forgotten. Where none is, and there is no place left, the bucket of which least is missing goes, and
 * whoever comes in its place starts with what is missing of it: so nobody gains by being pushed out, or by coming
 * under a new name, and who has taken much is not pushed out at all.
 */
export function createBuckets({ maxKeys }: { readonly maxKeys: number }): Buckets {
  const moments = new Map<string, number>();
  /** One entry a key, by a moment that is looked up again when it is the least: those in `moments` grow. */
  const order = createMinHeap<string>();

  function momentOf(key: string): number {
    return moments.get(key) ?? 0;
  }

  /** Puts entries right until the first one is; undefined where there is none. */
  function findLeast(): { readonly key: string; readonly moment: number } | undefined {
    for (;;) {
      const { least } = order;
      if (least === undefined) return undefined;
      const moment = momentOf(least.value);
      if (moment <= least.rank) return { key: least.value, moment };
      order.replaceLeast({ value: least.value, rank: moment });
    }
  }

  function forgetSome(time: number): void {
    for (let looks = 0; looks < looksAtOnce; looks += 1) {
      const { least } = order;
      if (least === undefined || least.rank > time) return;
      const moment = momentOf(least.value);
      if (moment > time) order.replaceLeast({ value: least.value, rank: moment });
      else {
        order.removeLeast();
        moments.delete(least.value);
      }
    }
  }

  return {
    get size() {
      return moments.size;
    },
    fullAt(key, { time }) {
      const known = moments.get(key);
      if (known !== undefined) return Math.max(known, time);
      if (moments.size < maxKeys) return time;
      return Math.max(findLeast()?.moment ?? time, time);
    },
    set(key, { fullAt, time }) {
      if (moments.has(key)) {
        moments.set(key, fullAt);
        forgetSome(time);
        return;
      }
      if (moments.size < maxKeys) order.add({ value: key, rank: fullAt });
      else {
        const least = findLeast();
        if (least !== undefined) moments.delete(least.key);
        order.replaceLeast({ value: key, rank: fullAt });
      }
      moments.set(key, fullAt);
      forgetSome(time);
    },
    fill(key) {
      if (moments.has(key)) moments.set(key, 0);
    },
  };
}
