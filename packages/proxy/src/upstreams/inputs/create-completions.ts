/** What a user does elsewhere, in a browser, and of which the service tells the end. */
export interface Completions {
  /**
   * Begins to listen; `done` resolves when the service has told of it, at once where it did so just before anybody listened.
   */
  expect(elicitationId: string): { readonly done: Promise<void>; release(): void };
  complete(elicitationId: unknown): void;
}

/** That are remembered of those that nobody expected yet: the last ones. */
const maximumEarly = 64;
const maximumId = 1024;

export function createCompletions(): Completions {
  const expected = new Map<string, Set<() => void>>();
  const early = new Set<string>();
  return {
    expect: (elicitationId) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const listeners = expected.get(elicitationId) ?? new Set();
      expected.set(elicitationId, listeners.add(resolve));
      // Told once, it speaks of one visit.
      if (early.delete(elicitationId)) resolve();
      return {
        done: promise,
        release: () => {
          listeners.delete(resolve);
          if (listeners.size === 0) expected.delete(elicitationId);
        },
      };
    },
    complete: (elicitationId) => {
      if (typeof elicitationId !== 'string') return;
      const listeners = expected.get(elicitationId);
      for (const resolve of listeners ?? []) resolve();
      if (listeners || elicitationId.length > maximumId) return;
      early.delete(elicitationId);
      early.add(elicitationId);
      const [oldest] = early;
      if (early.size > maximumEarly && oldest !== undefined) early.delete(oldest);
    },
  };
}
