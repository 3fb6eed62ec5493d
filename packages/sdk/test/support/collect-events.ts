/** What comes, as far as it has come, and the end of it: an error, or undefined. */
export interface Collected<Item> {
  readonly items: readonly Item[];
  readonly end: Promise<unknown>;
}

/** Reads to the end and keeps what comes. */
export function collectEvents<Item>(source: AsyncIterable<Item>): Collected<Item> {
  const items: Item[] = [];
  const end = (async () => {
    try {
      for await (const item of source) items.push(item);
      return undefined;
    } catch (error) {
      return error;
    }
  })();
  return { items, end };
}
