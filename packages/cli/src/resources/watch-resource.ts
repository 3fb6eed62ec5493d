import type { ConnectionEvent } from '@nanda/protocol';
import type { ProxyClient } from '../client/create-proxy-client.js';
import { CliError } from '../errors/cli-error.js';
import type { CommandLineIo } from '../io/command-line-io.js';

export interface WatchResourceOptions {
  readonly client: ProxyClient;
  readonly io: Pick<CommandLineIo, 'onStopRequest'>;
  /** Called once, when the service has promised to tell of changes. */
  readonly onReady: () => void;
  readonly onChange: (event: ConnectionEvent) => Promise<void> | void;
}

/** Milliseconds without any event: there may be none for days, but the proxy says that it lives. */
const patience = 24 * 3_600_000;

/**
 * Follows the changes of a resource until somebody asks to stop, and then tells the service that nobody does any
 * more.
 *
 * @throws CliError where the connection is closed, or the service cannot tell of changes
 */
export async function watchResource(
  { connectionId, uri }: { readonly connectionId: string; readonly uri: string },
  { client, io, onReady, onChange }: WatchResourceOptions,
): Promise<void> {
  const stopping = new AbortController();
  const release = io.onStopRequest(() => stopping.abort());
  const request = { params: { connectionId }, body: { uri } };
  let isSubscribed = false;
  try {
    // Before the subscription: a change right after it must not be missed.
    const events = await client.stream<ConnectionEvent>('events.connections', {
      query: { connectionId },
      timeout: patience,
      signal: stopping.signal,
    });
    await client.call('resources.subscribe', request);
    isSubscribed = true;
    onReady();
    for await (const event of events) {
      if (event.type === 'resource_updated' && event.uri === uri) await onChange(event);
      if (event.type !== 'closed') continue;
      isSubscribed = false;
      throw new CliError('CONNECTION_NOT_FOUND', 'The connection was closed.', {
        details: { connectionId },
      });
    }
    throw new CliError('UPSTREAM_LOST', 'The proxy ended the stream of events.', {
      hint: 'It may have been stopped: nanda proxy logs',
    });
  } catch (error) {
    if (!stopping.signal.aborted) throw error;
  } finally {
    // One that is gone has nobody to be told.
    if (isSubscribed) await client.call('resources.unsubscribe', request).catch(() => undefined);
    release();
  }
}
