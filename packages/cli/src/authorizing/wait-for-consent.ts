import type { Authorization } from '@nanda/protocol';
import { oneLine } from '@nanda/terminal';
import { pause } from '../background/pause.js';
import type { ProxyClient } from '../client/create-proxy-client.js';
import { CliError } from '../errors/cli-error.js';
import { createProgressDisplay } from '../execution/create-progress-display.js';
import { watchLines } from '../prompts/watch-lines.js';
import type { AuthorizingContext } from './authorizing-context.js';

export interface WaitForConsentOptions {
  readonly client: ProxyClient;
  /** Of the page. */
  readonly host: string;
  readonly context: Pick<AuthorizingContext, 'io' | 'output'>;
}

/** Seconds that the proxy waits at a time. */
const wait = 20;
/** Milliseconds between two questions to a proxy that does not wait. */
const leastInterval = 500;

/**
 * Waits until an authorization is pending no more. An address that is pasted meanwhile is where the browser has ended up
 * that could not come back to the proxy.
 *
 * @throws CliError `CANCELLED` on Ctrl-C
 */
export async function waitForConsent(
  { id }: Authorization,
  { client, host, context: { io, output } }: WaitForConsentOptions,
): Promise<Authorization> {
  const params = { authorizationId: id };
  const stopping = new AbortController();
  const { signal } = stopping;
  const display = createProgressDisplay({
    io,
    style: output.noteStyle,
    label: `Waiting for ${host}`,
    writesLines: false,
  });
  const stop = (): void => stopping.abort();
  const release = io.onStopRequest(stop);
  const endLines = watchLines(io, { onLine: (line) => void complete(line), onInterrupt: stop });
  try {
    for (;;) {
      const askedAt = performance.now();
      const { data } = await client.call<Authorization>('authorizations.get', {
        params,
        query: { wait },
        signal,
      });
      if (data.state !== 'pending') return data;
      await pause(leastInterval - (performance.now() - askedAt), { signal });
    }
  } catch (cause) {
    if (!signal.aborted) throw cause;
    throw new CliError('CANCELLED', 'Cancelled: nothing was authorized.', { cause });
  } finally {
    stopping.abort();
    endLines();
    release();
    display.stop();
  }

  /** Who waits is told by the proxy how it went. */
  async function complete(redirectUrl: string): Promise<void> {
    try {
      await client.call('authorizations.complete', { params, body: { redirectUrl }, signal });
    } catch (error) {
      if (signal.aborted) return;
      const message = error instanceof Error ? error.message : String(error);
      display.line(oneLine(message, 400));
    }
  }
}
