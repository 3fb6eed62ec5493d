export interface RunBatchOptions<Item, Result> {
  /** Calls under way at the same time. */
  readonly concurrency: number;
  /** Nothing is begun any more once it is aborted; what runs is waited for. */
  readonly signal: AbortSignal;
  readonly call: (item: Item) => Promise<Result>;
  /** Told of each result as soon as it is there; the next call waits for it. */
  readonly onResult: (result: Result) => Promise<void> | void;
}

/** Makes calls, some at a time, and reads no further ahead than it works. Rejects with the first error of a call. */
export async function runBatch<Item, Result>(
  items: AsyncIterable<Item>,
  { concurrency, signal, call, onResult }: RunBatchOptions<Item, Result>,
): Promise<void> {
  const running = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | undefined;
  let wake: (() => void) | undefined;
  const onAbort = () => wake?.();
  signal.addEventListener('abort', onAbort, { once: true });

  const iterator = items[Symbol.asyncIterator]();
  try {
    while (!signal.aborted && failure === undefined) {
      const next = await nextItem();
      if (next === undefined || next.done === true) break;
      const work: Promise<void> = begin(next.value).finally(() => running.delete(work));
      running.add(work);
      if (running.size >= concurrency) await Promise.race(running);
    }
    await Promise.all(running);
  } finally {
    signal.removeEventListener('abort', onAbort);
    // Not waited for: a generator that waits for its input ends only with it.
    void iterator.return?.();
  }
  if (failure !== undefined) throw failure.error;

  /** Standard input may say nothing for long: who has stopped it does not wait for its next line. */
  function nextItem(): Promise<IteratorResult<Item> | undefined> {
    // No race against one promise for all: it would keep something of every item.
    return new Promise((resolve, reject) => {
      wake = () => resolve(undefined);
      iterator.next().then(resolve, reject);
    });
  }

  async function begin(item: Item): Promise<void> {
    try {
      await onResult(await call(item));
    } catch (error) {
      failure ??= { error };
    }
  }
}
