export interface ExpiringMap<Value> {
  get(key: string): Value | undefined;
  /** @returns false where it is full of what is not over yet */
  set(key: string, value: Value): boolean;
  delete(key: string): void;
}

export interface ExpiringMapOptions {
  /** Milliseconds. */
  readonly lifetime: number;
  readonly capacity: number;
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
}

/**
 * What is kept for a while and not beyond. What is over is dropped when something new comes, the oldest first: all live
 * equally long, so they are over in the order in which they came.
 */
export function createExpiringMap<Value>({
  lifetime,
  capacity,
  now,
}: ExpiringMapOptions): ExpiringMap<Value> {
  const entries = new Map<string, { readonly value: Value; readonly endsAt: number }>();

  function sweep(): void {
    const time = now();
    for (const [key, { endsAt }] of entries) {
      if (endsAt > time) return;
      entries.delete(key);
    }
  }

  return {
    get(key) {
      const entry = entries.get(key);
      return entry !== undefined && entry.endsAt > now() ? entry.value : undefined;
    },
    set(key, value) {
      sweep();
      entries.delete(key);
      if (entries.size >= capacity) return false;
      entries.set(key, { value, endsAt: now() + lifetime });
      return true;
    },
    delete: (key) => void entries.delete(key),
  };
}
