/** Makes the next id with a prefix. */
export type Ids = (prefix: string) => string;

/** Ids that are counted, so that a test can expect them: `conn_1`, `exec_1`. */
export function createIds(): Ids {
  const counts = new Map<string, number>();
  return (prefix) => {
    const count = (counts.get(prefix) ?? 0) + 1;
    counts.set(prefix, count);
    return `${prefix}_${count}`;
  };
}
