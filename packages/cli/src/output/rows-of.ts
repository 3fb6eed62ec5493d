/** The rows of a document: itself where it is a list, the one list that it has, or the document as its only row. */
export function rowsOf(document: unknown): readonly unknown[] {
  if (Array.isArray(document)) return document;
  if (typeof document !== 'object' || document === null) return [document];
  const lists = Object.values(document).filter((member) => Array.isArray(member));
  const [list] = lists;
  return lists.length === 1 && list !== undefined && list.every(isObject) ? list : [document];
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
