import type { Registry, RegistryBatch } from '../../core/catalog/registry.js';
import { createFakeClock, type FakeClock } from '../http/fake-clock.fixture.js';
import { createMcpRegistry, type McpRegistryOptions } from './create-mcp-registry.js';

export interface OpenedRegistry {
  readonly registry: Registry;
  readonly clock: FakeClock;
  /** Reads to the end, from the last checkpoint on. */
  sync(): Promise<RegistryBatch[]>;
  /** Where the next `sync` goes on; as if another process had stored it. */
  checkpoint: string | undefined;
}

/** A registry with a clock that only goes on when somebody waits, and a memory of its checkpoint. */
export function openRegistry(url: string, options: McpRegistryOptions = {}): OpenedRegistry {
  const clock = createFakeClock();
  const registry = createMcpRegistry({ url, ...clock, ...options });
  const opened: OpenedRegistry = {
    registry,
    clock,
    checkpoint: undefined,
    async sync() {
      const batches: RegistryBatch[] = [];
      const { signal } = new AbortController();
      const { checkpoint } = opened;
      for await (const batch of registry.read({
        signal,
        ...(checkpoint === undefined ? {} : { checkpoint }),
      })) {
        batches.push(batch);
        opened.checkpoint = batch.checkpoint;
      }
      return batches;
    },
  };
  return opened;
}
