export interface StandingCacheOptions<Value> {
  readonly load: (id: string) => Promise<Value | undefined>;
  /** Milliseconds for which what was loaded is believed: so long a change of another process stays unseen. */
  readonly ttl: number;
  /** Those that were used last are kept. */
  readonly most: number;
  readonly now: () => number;
}

/** Remembers for a moment what stands in the store, and forgets at once what has changed here. */
export interface StandingCache<Value> {
  get(id: string): Promise<Value | undefined>;
  forget(id: string): void;
  forgetWhere(isMeant: (value: Value) => boolean): void;
}

export function createStandingCache<Value>({
  load,
  ttl,
  most,
  now,
}: StandingCacheOptions<Value>): StandingCache<Value> {
  const entries = new Map<string, { readonly value: Value; readonly until: number }>();
  // What was asked for before a change may say what was so before it.
  let changes = 0;

  return {
    async get(id) {
      const kept = entries.get(id);
      if (kept !== undefined) {
        entries.delete(id);
        if (kept.until > now()) {
          entries.set(id, kept);
          return kept.value;
        }
      }
      const before = changes;
      const value = await load(id);
      // What is not there is not kept: anybody can ask for it, and it would push out what is.
      if (value === undefined || changes !== before) return value;
      entries.set(id, { value, until: now() + ttl });
      if (entries.size > most) {
        const [oldest] = entries.keys();
        if (oldest !== undefined) entries.delete(oldest);
      }
      return value;
    },

    forget(id) {
      changes += 1;
      entries.delete(id);
    },

    forgetWhere(isMeant) {
      changes += 1;
      for (const [id, { value }] of entries) if (isMeant(value)) entries.delete(id);
    },
  };
}
