/** Whether a value takes more characters as JSON than the limit, roughly; looks no further than it has to. */
export function isLarge(value: unknown, { limit }: { readonly limit: number }): boolean {
  let size = 0;
  const waiting: unknown[] = [value];
  while (waiting.length > 0 && size <= limit) {
    const item = waiting.pop();
    if (typeof item === 'string') size += item.length;
    else if (typeof item === 'object' && item !== null) {
      for (const name in item) {
        size += name.length + 4;
        waiting.push((item as Record<string, unknown>)[name]);
      }
    } else size += 8;
  }
  return size > limit;
}
