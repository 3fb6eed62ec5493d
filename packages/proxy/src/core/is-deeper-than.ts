/** Whether a JSON value nests deeper than so many levels. Walks without recursion: depth is what it is about. */
export function isDeeperThan(limit: number, { value }: { readonly value: unknown }): boolean {
  let level: object[] = isContainer(value) ? [value] : [];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    const next: object[] = [];
    for (const container of level) {
      for (const inner of Object.values(container) as unknown[]) {
        if (isContainer(inner)) next.push(inner);
      }
    }
    level = next;
  }
  return false;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
