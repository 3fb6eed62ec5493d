/** Puts a value at a place, making the objects and lists on the way to it. */
export function putValue(
  target: Record<string, unknown>,
  segments: readonly (string | number)[],
  value: unknown,
): void {
  let container = target as Record<string | number, unknown>;
  segments.forEach((segment, index) => {
    if (index === segments.length - 1) {
      container[segment] = value;
      return;
    }
    const next = Object.hasOwn(container, segment) ? container[segment] : undefined;
    if (typeof next === 'object' && next !== null) {
      container = next as Record<string | number, unknown>;
      return;
    }
    const made = typeof segments[index + 1] === 'number' ? [] : {};
    container[segment] = made;
    container = made;
  });
}
