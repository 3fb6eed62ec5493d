/** The shortest beginning of an id, from thirteen characters on, that none of the others has. */
export function shortenId(id: string, ids: readonly string[]): string {
  for (let length = 13; length < id.length; length += 1) {
    const beginning = id.slice(0, length);
    if (ids.every((other) => other === id || !other.startsWith(beginning))) return beginning;
  }
  return id;
}
