import type { Registry } from '../core/catalog/registry.js';

export interface LazyRegistryOptions {
  /** What is known of it before it is there. */
  readonly facts: Omit<Registry, 'read' | 'search'>;
  readonly load: () => Promise<Registry>;
}

/** A registry whose code is loaded when it is first asked: a proxy starts without it. */
export function createLazyRegistry({ facts, load }: LazyRegistryOptions): Registry {
  let loading: Promise<Registry> | undefined;
  const loaded = (): Promise<Registry> => (loading ??= load());
  return {
    ...facts,
    async *read(options) {
      yield* (await loaded()).read(options);
    },
    async search(text, options) {
      const registry = await loaded();
      return (await registry.search?.(text, options)) ?? [];
    },
  };
}
