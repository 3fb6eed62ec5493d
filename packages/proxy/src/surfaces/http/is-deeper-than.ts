/** Whether a JSON value nests deeper than so many levels. Walks without recursion: depth is what it is about. */
export function isDeeperThan(limit: number, { value }: { readonly value: unknown }): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    level = level.flatMap((item) =>
      typeof item === 'object' && item !== null
        ? Object.values(item).filter((inner) => typeof inner === 'object' && inner !== null)
        : [],
    );
  }
  return false;
}
