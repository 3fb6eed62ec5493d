import { registeredSource } from '../core/catalog/registered-source.js';
import type { Registry } from '../core/catalog/registry.js';

/** The services that users of this proxy have registered. The store is where they live: there is nothing to read. */
export function createRegisteredRegistry(): Registry {
  return {
    ...registeredSource,
    type: 'registered',
    freshFor: Number.POSITIVE_INFINITY,
    isLocal: true,
    // oxlint-disable-next-line require-yield
    async *read() {
      return;
    },
  };
}
