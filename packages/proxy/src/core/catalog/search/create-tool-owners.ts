import { setImmediate as turn } from 'node:timers/promises';
import type { ServiceRepository } from '../service-repository.js';

/** Tools that are asked for at once: others have their turn in between. */
const batchSize = 10_000;

/** Knows which listing has which tool, as far as it was asked, until the catalog changes. */
export interface ToolOwners {
  /** Forgets what was read where this text differs from the last one. */
  useVersion(version: string): void;
  /** The key of the listing that has each; what is gone is left out. */
  of(tools: ReadonlySet<number>): Promise<ReadonlyMap<number, number>>;
}

export function createToolOwners(repository: Pick<ServiceRepository, 'toolOwners'>): ToolOwners {
  let current = '';
  let known = new Map<number, number>();

  return {
    useVersion(version) {
      if (version !== current) known = new Map();
      current = version;
    },

    async of(tools) {
      const memory = known;
      const missing = [...tools].filter((tool) => !memory.has(tool));
      for (let start = 0; start < missing.length; start += batchSize) {
        if (start > 0) await turn();
        const batch = missing.slice(start, start + batchSize);
        for (const [tool, key] of await repository.toolOwners(batch)) memory.set(tool, key);
      }
      const found = new Map<number, number>();
      for (const tool of tools) {
        const key = memory.get(tool);
        if (key !== undefined) found.set(tool, key);
      }
      return found;
    },
  };
}
