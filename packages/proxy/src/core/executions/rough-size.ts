/** What a JSON value takes as text, roughly: enough for a budget, and cheaper than writing it. */
export function roughSize(value: unknown): number {
  let size = 0;
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const item = waiting.pop();
    if (typeof item === 'string') size += item.length;
    else if (typeof item === 'object' && item !== null) {
      for (const [key, inner] of Object.entries(item)) {
        size += key.length + 4;
        waiting.push(inner);
      }
    } else size += 8;
  }
  return size;
}
