/** Characters of all keys and texts of a row, with a few more for each value: far more than any service has to say. */
const maxSize = 1_048_576;
const sizeOfValue = 8;
/** A longer text is cut before it is looked at, whatever it is. */
const longestText = 4_352;

/**
 * Whether a row is so large that to read it would hold up everything else. Goes no further than it may be large, and
 * not by recursion: it may be deep as well.
 */
export function isOversized(row: unknown): boolean {
  let size = 0;
  const open: unknown[] = [row];
  while (open.length > 0) {
    const value = open.pop();
    size += sizeOfValue;
    if (typeof value === 'string') size += Math.min(value.length, longestText);
    else if (Array.isArray(value)) {
      if (size + value.length * sizeOfValue > maxSize) return true;
      for (const entry of value as unknown[]) open.push(entry);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, entry] of Object.entries(value)) {
        size += Math.min(key.length, longestText);
        open.push(entry);
      }
    }
    if (size + open.length * sizeOfValue > maxSize) return true;
  }
  return false;
}
