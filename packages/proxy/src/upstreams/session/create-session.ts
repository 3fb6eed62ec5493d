import type { Implementation } from '@modelcontextprotocol/client';
import type { Root, Transport } from '@nanda/protocol';

import type { UpstreamClosed, UpstreamSession } from '../../core/connections/upstream-connector.js';
import { checkHeaders } from '../../core/executions/check-headers.js';
import type { Logger } from '../../core/logger.js';
import type { NandaError } from '../../core/nanda-error.js';
import { createAside } from '../announcements/create-aside.js';
import { createLegacyAnnouncements } from '../announcements/create-legacy-announcements.js';
import { createModernAnnouncements } from '../announcements/create-modern-announcements.js';
import { createNotices } from '../announcements/create-notices.js';
import { createClosedError } from '../errors/create-closed-error.js';
import { createEndedError } from '../errors/create-ended-error.js';
import { createLostError } from '../errors/create-lost-error.js';
import { excerpt } from '../errors/excerpt.js';
import { mapRequestError } from '../errors/map-request-error.js';
import { createCompletions } from '../inputs/create-completions.js';
import { createInputDesk } from '../inputs/create-input-desk.js';
import type { Introduction } from '../inputs/introduction.js';
import type { Redactor } from '../secrets/create-redactor.js';
import { guardCall } from '../secrets/guard-call.js';
import { guardRelay } from '../secrets/guard-relay.js';
import { createCalls } from './create-calls.js';
import { createChannel, type ChannelRequest } from './create-channel.js';
import { createToolList } from './create-tool-list.js';
import { envelopeOf } from './envelope-of.js';
import { orUnknown } from './or-unknown.js';
import { readAskResult } from './read-ask-result.js';
import { notifyService } from './relay/notify-service.js';
import { runRelay } from './relay/run-relay.js';
import { routeMessages } from './route-messages.js';
import { runToolCall } from './run-tool-call.js';
import type { SessionFacts } from './session-facts.js';
import { toUpstreamFacts } from './to-upstream-facts.js';
import type { Wire } from './wire.js';

export interface SessionOptions {
  /** Connected. */
  readonly wire: Wire;
  readonly facts: SessionFacts;
  /** How we introduce ourselves. */
  readonly clientInfo: Implementation;
  /** How the service was told for whom the session is. */
  readonly introduction: Introduction;
  readonly kind: Transport;
  readonly endpoint: string;
  /** The service as a person knows it. */
  readonly name: string;
  readonly redactor: Redactor;
  /** Where they are known beforehand, nobody is asked for them. */
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
  const { wire, facts, introduction, kind, name, redactor, logger, roots } = options;
  const isModern = facts.era === 'modern';
  const { kinds } = introduction;
  const envelope = envelopeOf(facts, introduction);
  const calls = createCalls({ redactor });
  const completions = createCompletions();
  const notices = createNotices({ redactor });
  const aside = createAside({ isExpected: introduction.isCaller });
  const channel = createChannel({ wire, envelope });
  const announcements = isModern
    ? createModernAnnouncements({ channel, capabilities: facts.capabilities, name })
    : createLegacyAnnouncements({
        channel,
        wire,
        capabilities: facts.capabilities,
        mayAsk: kinds.size > 0,
      });
  const desk = createInputDesk({ wire, calls, aside, introduction, roots, redactor, logger });

  const over = new AbortController();
  let closing: Promise<void> | undefined;
  let closed: UpstreamClosed | undefined;
  let listener: ((closed: UpstreamClosed) => void) | undefined;

  const letGo = (): void => {
    announcements.close();
    desk.close();
    aside.close();
  };
  wire.onMessage(
    routeMessages({
      calls,
      completions,
      notices,
      announcements,
      aside,
      redactor,
      logger,
      desk: isModern ? undefined : desk,
    }),
  );
  wire.onClosed(({ reason }) => {
    if (closing) return;
    closed = { reason };
    channel.refuse(createEndedError(name));
    over.abort(createLostError(name));
    letGo();
    listener?.(closed);
    listener = undefined;
  });

  const end = (how: 'close' | 'detach'): Promise<void> => {
    closing ??= (async () => {
      listener = undefined;
      channel.refuse(createEndedError(name));
      channel.fail(createClosedError(how));
      over.abort(createClosedError(how));
      letGo();
      await wire[how]();
    })();
    return closing;
  };

  const request = (message: Omit<ChannelRequest, 'id'>): Promise<unknown> =>
    channel.request({ ...message, id: channel.createId() });
  const mapError = (error: unknown, during: RequestFacts): NandaError =>
    mapRequestError(error, { name, redactor, capabilities: kinds, isCall: false, ...during });
  const within = async <Value>(
    during: RequestFacts,
    work: () => Promise<Value>,
  ): Promise<Value> => {
    try {
      return await work();
    } catch (error) {
      throw mapError(error, during);
    }
  };

  const toolList = createToolList({
    channel,
    facts,
    isMirrored: isModern && kind === 'http',
    name,
    logger,
    mapError,
  });
  const context = {
    channel,
    wire,
    calls,
    completions,
    introduction,
    us: options.clientInfo,
    roots,
    redactor,
    name,
    facts,
    isResumed: options.isResumed ?? false,
    over: over.signal,
    toolList,
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
    isResumed: context.isResumed,
    state: options.state,
    facts: toUpstreamFacts(facts, { redactor }),
    listTools: toolList.list,
    callTool: async (call) => {
      checkHeaders(call.headers, { transport: kind });
      announcements.start();
      return guardCall(call, (guarded) =>
        within({ signal: call.signal, isCall: true }, () => runToolCall(guarded, context)),
      );
    },
    ask: ({ method, params, signal }) =>
      within({ signal }, async () =>
        readAskResult(await request({ method, params, signal }), { name }),
      ),
    relay: async (relayed) => {
      checkHeaders(relayed.credentials, { transport: kind });
      return guardRelay(relayed, (guarded) =>
        within({ signal: relayed.signal }, () => runRelay(guarded, context)),
      );
    },
    notify: (notification) =>
      within({ signal: over.signal }, () =>
        notifyService(notification, { wire, isModern, envelope }),
      ),
    attach: (outlet) => {
      if (closing || closed) return;
      aside.attach(outlet);
      announcements.start();
      // Also where the service has not said that there is something to hear: a log, or a question, may come at any time.
      void wire.announce();
    },
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
