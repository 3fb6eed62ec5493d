/** Dialogs that have ended: a request that is late must not open anything for one of them, for nobody would close it. */
export interface EndedDialogs {
  add(id: string): void;
  has(id: string): boolean;
}

/** @param limit how many are remembered; no id is ever given twice. @default 1000 */
export function createEndedDialogs(limit = 1000): EndedDialogs {
  const ids = new Set<string>();
  return {
    add(id) {
      ids.add(id);
      const [oldest] = ids;
      if (ids.size > limit && oldest !== undefined) ids.delete(oldest);
    },
    has: (id) => ids.has(id),
  };
}
