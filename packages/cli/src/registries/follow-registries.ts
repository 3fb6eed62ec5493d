import type { CatalogEvent, RegistryStatus, SyncProgress } from '@nanda/protocol';
import { pause } from '../background/pause.js';
import type { ProxyClient } from '../client/create-proxy-client.js';

export interface FollowRegistriesOptions {
  readonly client: ProxyClient;
  /** Ends the following, not the reading. */
  readonly signal: AbortSignal;
  readonly onProgress: (registry: string, progress: SyncProgress) => void;
  /** Asked with how things stand, about once a second and whenever one has ended; true ends the following. */
  readonly isDone: (statuses: readonly RegistryStatus[]) => Promise<boolean> | boolean;
}

/** Milliseconds between two looks. Events come at once, but not of what had nothing to tell. */
const interval = 1000;

/** Follows how registries are read. @returns how things stood last; undefined where the signal ended it before the first look */
export async function followRegistries({
  client,
  signal,
  onProgress,
  isDone,
}: FollowRegistriesOptions): Promise<readonly RegistryStatus[] | undefined> {
  const ending = new AbortController();
  const ended = AbortSignal.any([signal, ending.signal]);
  let wake = (): void => undefined;
  let statuses: readonly RegistryStatus[] | undefined;
  const events = readEvents();
  try {
    while (!ended.aborted) {
      const { data } = await client.call<RegistryStatus[]>('registries.list', { signal: ended });
      statuses = data;
      for (const { name, progress } of data) if (progress) onProgress(name, progress);
      if (await isDone(data)) break;
      await rest();
    }
  } catch (error) {
    if (!ended.aborted) throw error;
  } finally {
    ending.abort();
    await events;
  }
  return statuses;

  async function readEvents(): Promise<void> {
    try {
      const stream = await client.stream<CatalogEvent>('events.catalog', { signal: ended });
      for await (const { type, registry, progress } of stream) {
        if (progress && type === 'sync_progress') onProgress(registry, progress);
        if (type === 'sync_finished' || type === 'sync_failed') wake();
      }
    } catch {
      // What breaks off, or is ended here, is made up for by the looks.
    }
  }

  /** Until the next look, or until something has ended. */
  async function rest(): Promise<void> {
    const woken = new AbortController();
    wake = () => woken.abort();
    await pause(interval, { signal: AbortSignal.any([ended, woken.signal]) });
  }
}
