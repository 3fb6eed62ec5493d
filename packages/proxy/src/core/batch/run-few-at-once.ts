import { untilGone } from '../until-gone.js';

export interface RunFewAtOnceOptions<Item, Result> {
  /** Tasks under way at the same time. */
  readonly most: number;
  /** Ends the whole: nothing is begun any more, and what runs is left to itself. */
  readonly signal: AbortSignal;
  readonly task: (item: Item, index: number) => Promise<Result>;
}

/**
 * Gives what comes of each task as soon as it is there. A new one is begun only when somebody asks for
 * the next result, so that results which nobody reads do not pile up.
 */
export async function* runFewAtOnce<Item, Result>(
  items: readonly Item[],
  { most, signal, task }: RunFewAtOnceOptions<Item, Result>,
): AsyncGenerator<Result, void, undefined> {
  const running = new Map<number, Promise<{ readonly index: number; readonly result: Result }>>();
  const begin = async (item: Item, index: number) => ({ index, result: await task(item, index) });
  let next = 0;
  while (!signal.aborted) {
    for (const item of items.slice(next, next + most - running.size)) {
      running.set(next, begin(item, next));
      next += 1;
    }
    if (running.size === 0) return;
    const ended = await untilGone(Promise.race(running.values()), { signal }).catch(
      (error: unknown) => {
        if (!signal.aborted) throw error;
      },
    );
    if (ended === undefined) return;
    running.delete(ended.index);
    yield ended.result;
  }
}
