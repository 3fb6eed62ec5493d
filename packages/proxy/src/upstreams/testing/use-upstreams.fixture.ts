import type { IncomingMessage, ServerResponse } from 'node:http';

import { afterEach } from 'vitest';

import type {
  HttpTarget,
  OpenOptions,
  StdioTarget,
  UpstreamConnector,
  UpstreamSession,
} from '../../core/connections/upstream-connector.js';
import {
  createUpstreamConnector,
  type UpstreamConnectorOptions,
} from '../create-upstream-connector.js';

type OpenFixtureOptions = Partial<OpenOptions> &
  Partial<Omit<HttpTarget, 'kind'>> & { readonly connector?: UpstreamConnector };

interface RawExchange {
  request: IncomingMessage;
  response: ServerResponse;
  body: unknown;
  rpcMethod: string | undefined;
}

/** What the start of a service under test is given. */
interface ServeOptions {
  eras?: readonly ('legacy' | 'modern')[];
  intercept?: (exchange: RawExchange) => boolean;
}

/** An exchange of a service under test, with the message that came. */
export interface Exchange extends RawExchange {
  readonly id: unknown;
  readonly params: Record<string, unknown>;
  /** `Last-Event-ID`. */
  readonly lastEventId: string | undefined;
}

/** What upstream tests do again and again; all that they start ends with the test. `start` starts a service. */
export function useUpstreams<Service extends { close(): Promise<unknown> }, Options>(
  start: (options: Options & ServeOptions) => Promise<Service>,
) {
  const releases: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const release of releases.splice(0).toReversed()) await release();
  });

  async function keep<Kept extends { close(): Promise<unknown> }>(
    starting: Kept | Promise<Kept>,
  ): Promise<Kept> {
    const kept = await starting;
    releases.push(() => kept.close());
    return kept;
  }

  async function connector(
    options: Partial<UpstreamConnectorOptions> = {},
  ): Promise<UpstreamConnector> {
    return keep(
      createUpstreamConnector({ clientInfo: { name: 'test', version: '1' }, ...options }),
    );
  }

  async function open(url: string, options: OpenFixtureOptions = {}): Promise<UpstreamSession> {
    const { connector: given, transport, apiKeyHeader, addressPolicy, ...others } = options;
    return keep(
      (given ?? (await connector())).open(
        {
          kind: 'http',
          url,
          addressPolicy: addressPolicy ?? 'public-and-loopback',
          ...(transport && { transport }),
          ...(apiKeyHeader !== undefined && { apiKeyHeader }),
        },
        { credentials: { type: 'none' }, signal: AbortSignal.timeout(20_000), ...others },
      ),
    );
  }

  async function openCommand(
    target: Partial<StdioTarget> & { command: string },
    { connector: given, ...options }: Partial<OpenOptions> & { connector?: UpstreamConnector } = {},
  ): Promise<UpstreamSession> {
    return keep(
      (given ?? (await connector())).open(
        { kind: 'stdio', args: [], env: {}, ...target },
        { credentials: { type: 'none' }, signal: AbortSignal.timeout(20_000), ...options },
      ),
    );
  }

  /** A service of one era; `intercept` says whether it took an exchange into its own hands. */
  async function serve(
    era: 'legacy' | 'modern',
    intercept: (exchange: Exchange) => boolean = () => false,
    options?: Options,
  ): Promise<Service> {
    return keep(
      start({
        ...(options as Options),
        eras: [era],
        intercept: (exchange) => {
          const body = (exchange.body ?? {}) as { id?: unknown; params?: Record<string, unknown> };
          const eventId = exchange.request.headers['last-event-id'];
          return intercept({
            ...exchange,
            id: body.id,
            params: body.params ?? {},
            lastEventId: typeof eventId === 'string' ? eventId : undefined,
          });
        },
      }),
    );
  }

  return { keep, connector, open, openCommand, serve, onRelease: releases.push.bind(releases) };
}
