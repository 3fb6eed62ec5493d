import type { HttpSender } from '../../network/create-http-sender.js';
import type { Access } from '../secrets/access.js';
import type { Redactor } from '../secrets/create-redactor.js';
import type { Wire } from '../session/wire.js';
import { createWireEvents } from '../shared/create-wire-events.js';
import { createAnnouncementStream } from './create-announcement-stream.js';
import { createLetInSend } from './create-let-in-send.js';
import { decodePosition } from './decode-position.js';
import { isOk } from './is-ok.js';
import { letGo } from './let-go.js';
import { messageHeaders } from './message-headers.js';
import { readRefusal } from './read-refusal.js';
import { startRequest, type StartedRequest } from './start-request.js';
import type { StreamableContext } from './streamable-context.js';

export interface StreamableWireOptions {
  readonly sender: HttpSender;
  readonly url: URL;
  /** Lets its requests in. */
  readonly access: Access;
  readonly redactor: Redactor;
  readonly userAgent: string;
  /** Of one message of the service. */
  readonly maximumBytes: number;
  readonly isModern: boolean;
  readonly protocolVersion: string;
  /** The session of the older era, where the service has named one. */
  readonly sessionId?: string | undefined;
  /** The service no longer speaks what was agreed; told before `onClosed`. */
  readonly onVersionLost?: (() => void) | undefined;
}

/** For a message that wants no answer, in milliseconds. */
const messageLimit = 5000;
const endLimit = 2000;

/** Streamable HTTP, of both eras, after the handshake: one POST for each message, over sockets that are used again. */
export function createStreamableWire({
  sender,
  url,
  isModern,
  sessionId,
  ...options
}: StreamableWireOptions): Wire {
  const events = createWireEvents();
  const requests = new Map<string, StartedRequest>();
  let closing: Promise<void> | undefined;

  const context: StreamableContext = {
    host: url.host,
    redactor: options.redactor,
    maximumBytes: options.maximumBytes,
    isModern,
    hasSession: sessionId !== undefined,
    send: createLetInSend({ ...options, sender, url, sessionId }),
    tell: events.tell,
    onLost: (reason) => {
      if (isModern) options.onVersionLost?.();
      announcements.close();
      events.lose(reason);
    },
  };
  const announcements = createAnnouncementStream(context);

  /** Sends what has no answer of its own. */
  const hand = async (request: Parameters<StreamableContext['send']>[0], limit: number) => {
    const exchange = context.send(request);
    const timer = setTimeout(exchange.abort, limit);
    try {
      const response = await exchange.response;
      if (!isOk(response)) throw await readRefusal(response, context);
      letGo(response);
    } finally {
      clearTimeout(timer);
    }
  };
  const post = (message: object, headers?: Readonly<Record<string, string>>): Promise<void> =>
    hand(
      {
        method: 'POST',
        body: JSON.stringify({ jsonrpc: '2.0', ...message }),
        ...(headers && { headers }),
      },
      messageLimit,
    );

  const end = (isTold: boolean): Promise<void> => {
    closing ??= (async () => {
      events.mute();
      announcements.close();
      for (const request of requests.values()) request.abort();
      if (!isTold || sessionId === undefined || events.isLost) return;
      await hand({ method: 'DELETE' }, endLimit).catch(() => undefined);
    })();
    return closing;
  };

  return {
    request: async (request) => {
      const headers = isModern
        ? { ...messageHeaders(request), ...request.headers }
        : request.headers;
      const started = startRequest(
        headers ? { ...request, headers } : request,
        request.isOptional ? { ...context, onLost: undefined } : context,
      );
      requests.set(request.id, started);
      try {
        return await started.result;
      } finally {
        requests.delete(request.id);
      }
    },
    abandon: (id, notice) => {
      const request = requests.get(id);
      if (!request) return;
      if (isModern) {
        // The end of its stream is how the service is told.
        request.abort();
        return;
      }
      void post(notice)
        .catch(() => undefined)
        .finally(request.abort);
    },
    notify: (notification) =>
      post(notification, isModern ? messageHeaders(notification) : undefined),
    respond: (id, answer) => post({ id, ...answer }),
    requestOf: (position) => (isModern ? undefined : decodePosition(position)?.requestId),
    announce: () => (isModern ? Promise.resolve() : announcements.open()),
    onMessage: events.onMessage,
    onClosed: events.onClosed,
    close: () => end(true),
    detach: () => end(false),
  };
}
