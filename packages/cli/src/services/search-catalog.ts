import type { RegistryNotice, SearchMeta, Service } from '@nanda/protocol';
import { pause } from '../background/pause.js';
import type { ProxyClient } from '../client/create-proxy-client.js';
import type { CommandContext } from '../commands/command.js';
import { CliError } from '../errors/cli-error.js';
import { showReading } from '../registries/show-reading.js';

export interface FoundServices {
  readonly services: readonly Service[];
  readonly meta: SearchMeta;
}

export type SearchQuery = Readonly<Record<string, string | number | boolean | undefined>> & {
  readonly limit: number;
};

/** Milliseconds that somebody who watches waits, from the beginning, for more than there is; and for anything at all. */
const patience = { more: 2500, anything: 6000 } as const;
/** Milliseconds between two looks whether more has come. */
const interval = 700;
/** Milliseconds that a script waits, once, for anything at all. */
const quietPatience = 1500;

/**
 * Searches, and gives a catalog that is just being filled a moment, with what happens shown to whoever
 * watches. Ctrl-C ends the waiting: what is there then is what is found.
 *
 * @throws CliError `CANCELLED` where nothing has been answered by then
 */
export async function searchCatalog(
  { client: open, io, output }: Pick<CommandContext, 'client' | 'io' | 'output'>,
  query: SearchQuery,
): Promise<FoundServices> {
  const client = await open();
  const startedAt = performance.now();
  const isWatched = io.stderr.isTTY === true;
  const leaving = new AbortController();
  const release = io.onStopRequest(() => leaving.abort());
  const stopShowing = isWatched
    ? showReading({ client, io, style: output.noteStyle })
    : () => Promise.resolve();
  let found: FoundServices | undefined;
  try {
    found = await ask(client, { query, signal: leaving.signal });
    while (!leaving.signal.aborted) {
      const wait = waitFor(found);
      if (wait === 0) break;
      await pause(wait, leaving);
      found = await ask(client, { query, signal: leaving.signal });
      if (!isWatched) break;
    }
    return found;
  } catch (error) {
    if (!leaving.signal.aborted) throw error;
    if (found !== undefined) return found;
    throw new CliError('CANCELLED', 'Cancelled before anything was found.', { cause: error });
  } finally {
    await stopShowing();
    release();
  }

  /** Milliseconds until it is worth asking again; 0 where it is not. */
  function waitFor({ services, meta }: FoundServices): number {
    if (!isFilling(meta.notices) || services.length >= query.limit) return 0;
    if (!isWatched) return services.length === 0 ? quietPatience : 0;
    const allowed = services.length === 0 ? patience.anything : patience.more;
    return performance.now() - startedAt < allowed ? interval : 0;
  }
}

async function ask(
  client: ProxyClient,
  options: { readonly query: SearchQuery; readonly signal: AbortSignal },
): Promise<FoundServices> {
  const { data, meta } = await client.call<Service[], SearchMeta>('services.search', options);
  return { services: data, meta };
}

/** Whether registries are being read for the first time: what is missing may be on its way. */
function isFilling(notices: readonly RegistryNotice[] = []): boolean {
  return notices.some(({ state, syncedAt }) => state === 'syncing' && syncedAt === undefined);
}
