/**
 * A number for a name, so that a hundred thousand of them can be compared in no time (FNV-1a, 32
 * bits, signed). Two names may have the same one, though hardly ever: compare the names as well
 * where it matters.
 */
export function hashName(name: string): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < name.length; place += 1) {
    hash = Math.imul(hash ^ name.charCodeAt(place), 0x01000193);
  }
  return hash | 0;
}
