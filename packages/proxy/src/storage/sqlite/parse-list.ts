/** The items of a JSON list; undefined where the text is none, or one of its items is something else. */
export function parseList<Item>(
  text: string,
  isItem: (value: unknown) => value is Item,
): Item[] | undefined {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.every(isItem) ? list : undefined;
  } catch {
    return undefined;
  }
}
