const known = new WeakMap<object, readonly string[]>();

/** The names of an object's members, listed once: an object of a million takes a while. Undefined for a list. */
export function keysOf(container: object): readonly string[] | undefined {
  if (Array.isArray(container)) return undefined;
  let keys = known.get(container);
  if (keys === undefined) {
    keys = Object.keys(container);
    known.set(container, keys);
  }
  return keys;
}
