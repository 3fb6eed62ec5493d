/** Maps a list in its order, with at most so many at work at once. Rejects with the first failure. */
export async function mapFewAtOnce<Item, Result>(
  items: readonly Item[],
  { limit, map }: { readonly limit: number; readonly map: (item: Item) => Promise<Result> },
): Promise<Result[]> {
  const results: Result[] = [];
  const rest = items.entries();
  const work = async (): Promise<void> => {
    // All of them take from one iterator.
    for (const [index, item] of rest) results[index] = await map(item);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, work));
  return results;
}
