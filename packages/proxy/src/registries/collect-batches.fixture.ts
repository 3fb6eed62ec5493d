import type { Registry, RegistryBatch } from '../core/catalog/registry.js';
import type { ServiceRecord } from '../core/catalog/service-record.js';

/** All that a registry yields, together. */
export async function collectBatches(
  registry: Registry | undefined,
  options: { readonly checkpoint?: string; readonly signal?: AbortSignal } = {},
): Promise<{
  readonly batches: RegistryBatch[];
  readonly records: ServiceRecord[];
  readonly problems: string[];
  /** That of the last step. */
  readonly checkpoint: string | undefined;
}> {
  const batches: RegistryBatch[] = [];
  const { signal = AbortSignal.timeout(60_000), ...rest } = options;
  for await (const batch of registry?.read({ signal, ...rest }) ?? []) batches.push(batch);
  return {
    batches,
    records: batches.flatMap(({ records }) => records),
    problems: batches.flatMap(({ problems }) => problems),
    checkpoint: batches.at(-1)?.checkpoint,
  };
}
