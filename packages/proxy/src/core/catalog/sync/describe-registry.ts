import type { RegistryStatus } from '@nanda/protocol';
import type { RegistryState } from '@nanda/protocol/facts';
import type { RegistryReader } from './create-registry-reader.js';

/** How far a registry has been read, for people and programs. */
export function describeRegistry(
  reader: RegistryReader,
  { services, nextSyncAt }: { readonly services: number; readonly nextSyncAt: number | undefined },
): RegistryStatus {
  const { registry, reading, progress, failure } = reader;
  return {
    name: registry.name,
    type: registry.type,
    ...(registry.url !== undefined && { url: registry.url }),
    state: stateOf(reader),
    services,
    ...(reading?.syncedAt !== undefined && { syncedAt: reading.syncedAt }),
    ...(nextSyncAt !== undefined && { nextSyncAt: new Date(nextSyncAt).toISOString() }),
    ...(reader.running !== undefined && { progress: progress ?? { read: 0 } }),
    ...(failure !== undefined && { error: failure.message }),
    problems: [...(reading?.problems ?? [])],
  };
}

function stateOf({ running, failure, reading, registry }: RegistryReader): RegistryState {
  // What was registered here lives in the store: there is nothing to read.
  const wasRead = reading?.syncedAt !== undefined || registry.type === 'registered';
  if (failure !== undefined) return wasRead ? 'stale' : 'failed';
  if (running !== undefined && !(registry.isLocal && wasRead)) return 'syncing';
  return wasRead ? 'fresh' : 'pending';
}
