import { METHOD_NOT_FOUND, type Implementation } from '@modelcontextprotocol/client';
import type { ClientCapability, Root, ToolDefinition, Transport } from '@nanda/protocol';

import type { UpstreamClosed, UpstreamSession } from '../../core/connections/upstream-connector.js';
import type { Logger } from '../../core/logger.js';
import type { NandaError } from '../../core/nanda-error.js';
import { createLegacyAnnouncements } from '../announcements/create-legacy-announcements.js';
import { createModernAnnouncements } from '../announcements/create-modern-announcements.js';
import { createNotices } from '../announcements/create-notices.js';
import { createClosedError } from '../errors/create-closed-error.js';
import { createLostError } from '../errors/create-lost-error.js';
import { createEndedError } from '../errors/create-ended-error.js';
import { excerpt } from '../errors/excerpt.js';
import { findRpcError } from '../errors/find-rpc-error.js';
import { mapRequestError } from '../errors/map-request-error.js';
import { createCompletions } from '../inputs/create-completions.js';
import { createInputDesk } from '../inputs/create-input-desk.js';
import type { Redactor } from '../secrets/create-redactor.js';
import { createParameterMirror } from '../tools/create-parameter-mirror.js';
import { findMirroredParameters } from '../tools/find-mirrored-parameters.js';
import { listTools } from '../tools/list-tools.js';
import { createCalls } from './create-calls.js';
import { createChannel, type ChannelRequest } from './create-channel.js';
import { envelopeOf } from './envelope-of.js';
import { orUnknown } from './or-unknown.js';
import { readAskResult } from './read-ask-result.js';
import { routeMessages } from './route-messages.js';
import { runToolCall } from './run-tool-call.js';
import type { SessionFacts } from './session-facts.js';
import type { Wire } from './wire.js';

export interface SessionOptions {
  /** Connected. */
  readonly wire: Wire;
  readonly facts: SessionFacts;
  readonly clientInfo: Implementation;
  readonly kind: Transport;
  readonly endpoint: string;
  /** The service as a person knows it. */
  readonly name: string;
  readonly redactor: Redactor;
  /** What was declared, `roots` included where they are known. */
  readonly capabilities: ReadonlySet<ClientCapability>;
  readonly roots?: readonly Root[] | undefined;
  readonly logger?: Logger | undefined;
  /** See `UpstreamSession.state`. @default none */
  readonly state?: string | undefined;
  /** @default false */
  readonly isResumed?: boolean;
}

interface RequestFacts {
  readonly signal: AbortSignal;
  /** @default false */
  readonly isCall?: boolean;
}

/** A session over a wire, in either era. */
export function createSession(options: SessionOptions): UpstreamSession {
  const { wire, facts, kind, name, redactor, logger, capabilities, roots } = options;
  const isModern = facts.era === 'modern';
  const isResumed = options.isResumed ?? false;
  const calls = createCalls({ redactor });
  const completions = createCompletions();
  const notices = createNotices({ redactor });
  const channel = createChannel({ wire, envelope: envelopeOf(facts, options) });
  const announcements = isModern
    ? createModernAnnouncements({ channel, capabilities: facts.capabilities, name })
    : createLegacyAnnouncements({
        channel,
        wire,
        capabilities: facts.capabilities,
        mayAsk: capabilities.size > 0,
      });
  const desk = createInputDesk({ wire, calls, capabilities, roots, redactor, logger });

  const over = new AbortController();
  let closing: Promise<void> | undefined;
  let closed: UpstreamClosed | undefined;
  let listener: ((closed: UpstreamClosed) => void) | undefined;

  wire.onMessage(
    routeMessages({
      calls,
      completions,
      notices,
      announcements,
      logger,
      desk: isModern ? undefined : desk,
    }),
  );
  wire.onClosed(({ reason }) => {
    if (closing) return;
    closed = { reason };
    channel.refuse(createEndedError(name));
    over.abort(createLostError(name));
    announcements.close();
    desk.close();
    listener?.(closed);
    listener = undefined;
  });

  const end = (how: 'close' | 'detach'): Promise<void> => {
    closing ??= (async () => {
      listener = undefined;
      channel.refuse(createEndedError(name));
      channel.fail(createClosedError(how));
      over.abort(createClosedError(how));
      announcements.close();
      desk.close();
      await wire[how]();
    })();
    return closing;
  };

  const request = (message: Omit<ChannelRequest, 'id'>): Promise<unknown> =>
    channel.request({ ...message, id: channel.createId() });
  const mapped = (error: unknown, during: RequestFacts): NandaError =>
    mapRequestError(error, { name, redactor, capabilities, isCall: false, ...during });
  const within = async <Value>(
    during: RequestFacts,
    work: () => Promise<Value>,
  ): Promise<Value> => {
    try {
      return await work();
    } catch (error) {
      throw mapped(error, during);
    }
  };

  const mirrors = isModern && kind === 'http';
  const listAll = (signal: AbortSignal): Promise<readonly ToolDefinition[]> =>
    listTools({
      requestPage: async (params) => {
        try {
          return await request({ method: 'tools/list', params, signal });
        } catch (error) {
          // Some services have tools and do not say so; one that does not know the question has none.
          const isWithout = facts.capabilities['tools'] === undefined && !signal.aborted;
          if (isWithout && findRpcError(error)?.code === METHOD_NOT_FOUND) return { tools: [] };
          throw mapped(error, { signal });
        }
      },
      isCallable: ({ inputSchema }) =>
        !mirrors || findMirroredParameters(inputSchema) !== undefined,
      name,
      logger,
    });

  const context = {
    channel,
    wire,
    calls,
    completions,
    capabilities,
    roots,
    redactor,
    name,
    facts,
    isResumed,
    over: over.signal,
    mirror: mirrors ? createParameterMirror() : undefined,
    listTools: listAll,
  };

  return {
    transport: kind,
    endpoint: options.endpoint,
    protocolVersion: facts.protocolVersion,
    serverInfo: {
      name: excerpt(redactor.text(facts.server?.name ?? '')) || name,
      version: excerpt(redactor.text(facts.server?.version ?? '')),
    },
    capabilities: Object.keys(facts.capabilities).toSorted(),
    isResumed,
    state: options.state,
    listTools: listAll,
    callTool: (call) => {
      announcements.start();
      return within({ signal: call.signal, isCall: true }, () => runToolCall(call, context));
    },
    ask: ({ method, params, signal }) =>
      within({ signal }, async () =>
        readAskResult(await request({ method, params, signal }), { name }),
      ),
    subscribe: (uri, signal) => within({ signal }, () => announcements.subscribe(uri, signal)),
    unsubscribe: (uri, signal) => within({ signal }, () => announcements.unsubscribe(uri, signal)),
    ping: (signal) =>
      within({ signal }, () =>
        orUnknown(request({ method: isModern ? 'server/discover' : 'ping', signal })),
      ),
    onNotice: (newListener) => {
      notices.listen(newListener);
      if (!closing && !closed) announcements.start();
    },
    onClosed: (newListener) => {
      if (closing) return;
      const known = closed;
      if (known) queueMicrotask(() => newListener(known));
      else listener = newListener;
    },
    close: () => end('close'),
    detach: () => end('detach'),
  };
}
