/** The items of all pages, at most so many of them. */
export async function takeItems<Item>(
  items: AsyncIterable<Item>,
  { limit = 1000 }: { limit?: number } = {},
): Promise<Item[]> {
  const taken: Item[] = [];
  for await (const item of items) {
    taken.push(item);
    if (taken.length === limit) break;
  }
  return taken;
}
