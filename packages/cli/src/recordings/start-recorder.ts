import type { IncomingMessage, ServerResponse } from 'node:http';
import { defaults, headers as contractHeaders } from '@nanda/protocol/facts';
import type { Endpoint } from '../client/endpoint.js';
import { CliError } from '../errors/cli-error.js';
import { type RawRequest, sendRawRequest } from '../requests/send-raw-request.js';
import { describeRequest } from './describe-request.js';
import { describeResponseBody } from './describe-response-body.js';
import { EventSplitter } from './event-splitter.js';
import type { Exchange, RecordedEvent } from './exchange.js';
import { failureBody } from './failure-body.js';
import type { LoopbackServer, ReceivedRequest } from './loopback-server.js';
import { redactEvent } from './redact-event.js';
import { startLoopbackServer } from './start-loopback-server.js';

export interface RecorderOptions {
  /** The proxy that answers. */
  readonly endpoint: Endpoint;
  /** Looks for the proxy again: one that was restarted listens elsewhere. */
  readonly findEndpoint: () => Promise<Endpoint>;
  readonly onExchange: (exchange: Exchange) => Promise<void>;
  /** Is given the token by which the proxy wants to know this client again. */
  readonly onClientToken: (token: string) => Promise<void>;
}

export interface Recorder extends LoopbackServer {
  /** Resolves when what is under way has been answered and written down. */
  settle(): Promise<void>;
}

/** Header fields that go on to the proxy. */
const forwarded = ['accept', 'content-type', 'idempotency-key', 'last-event-id', 'x-request-id'];

/** Header fields of an answer that are written down: none of them is a credential. */
const recorded = ['cache-control', 'content-type', 'location', 'retry-after'];

/** Bytes of one answer that are written down; no proxy sends more. */
const mostBytes = defaults.maxResult * 2;

/** Starts a forwarder in front of a proxy that tells of all that goes through it. */
export async function startRecorder({
  endpoint: first,
  findEndpoint,
  onExchange,
  onClientToken,
}: RecorderOptions): Promise<Recorder> {
  let endpoint = first;
  let count = 0;
  const running = new Set<Promise<void>>();

  const server = await startLoopbackServer((received, response) => {
    const exchange = forward(received, response).finally(() => running.delete(exchange));
    running.add(exchange);
    return exchange;
  });

  async function forward(
    { message, body }: ReceivedRequest,
    response: ServerResponse,
  ): Promise<void> {
    count += 1;
    const seq = count;
    const startedAt = performance.now();
    const elapsed = () => Math.round(performance.now() - startedAt);
    const request = describeRequest(message, body);
    const leaving = new AbortController();
    response.once('close', () => leaving.abort());
    let answer: IncomingMessage;
    try {
      answer = await send({
        method: request.method,
        path: message.url ?? '/',
        headers: Object.fromEntries(
          forwarded.flatMap((name) => {
            const value = message.headers[name];
            return value === undefined ? [] : [[name, value]];
          }),
        ),
        body: body.length > 0 ? body : undefined,
        signal: leaving.signal,
      });
    } catch (error) {
      if (leaving.signal.aborted) return;
      const known =
        error instanceof CliError ? error : new CliError('PROXY_UNREACHABLE', String(error));
      response
        .writeHead(502, { 'content-type': 'application/json' })
        .end(failureBody({ code: known.code, message: known.message }));
      return;
    }
    await keepClientToken(answer);

    const at = elapsed();
    response.writeHead(answer.statusCode ?? 502, sendableHeaders(answer));
    const isStream = answer.headers['content-type']?.startsWith('text/event-stream') === true;
    if (isStream) response.flushHeaders();
    const splitter = new EventSplitter();
    const events: RecordedEvent[] = [];
    const parts: Buffer[] = [];
    let size = 0;
    let isWhole = false;
    try {
      for await (const part of answer as AsyncIterable<Buffer>) {
        response.write(part);
        size += part.length;
        if (size > mostBytes) continue;
        if (!isStream) parts.push(part);
        else
          for (const text of splitter.feed(part))
            events.push({ at: elapsed(), text: redactEvent(text) });
      }
      isWhole = true;
    } catch {
      // Who called has gone, or the proxy has: what came until then is what there is.
      response.destroy();
    }
    const rest = splitter.end();
    if (rest !== '') events.push({ at: elapsed(), text: redactEvent(rest) });
    // Before the end is told: who has the whole answer may rely on its being written down.
    await onExchange({
      seq,
      request,
      response: {
        status: answer.statusCode ?? 502,
        headers: recordedHeaders(answer),
        at,
        ...(isStream ? { events } : describeResponseBody(Buffer.concat(parts), request)),
        ...(!isWhole && { aborted: true as const }),
      },
    });
    response.end();
  }

  async function send(request: RawRequest): Promise<IncomingMessage> {
    try {
      return await sendRawRequest(endpoint, request);
    } catch (error) {
      // Only what nobody has heard of is sent once more.
      const cause = error instanceof CliError ? error.details?.['cause'] : undefined;
      if (cause !== 'ECONNREFUSED' && cause !== 'ENOENT') throw error;
      endpoint = await findEndpoint();
      return sendRawRequest(endpoint, request);
    }
  }

  async function keepClientToken(answer: IncomingMessage): Promise<void> {
    const given = answer.headers[contractHeaders.client];
    if (typeof given !== 'string' || given === endpoint.clientToken) return;
    endpoint = { ...endpoint, clientToken: given };
    await onClientToken(given);
  }

  return {
    ...server,
    async settle() {
      await Promise.allSettled(running);
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

function recordedHeaders({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    recorded.flatMap((name) => {
      const value = headers[name];
      return value === undefined ? [] : [[name, String(value)]];
    }),
  );
}

/** All but what holds for one connection alone, and the token that the recorder keeps for itself. */
function sendableHeaders({ headers }: IncomingMessage): Record<string, string | string[]> {
  const own = ['connection', 'content-length', 'keep-alive', 'transfer-encoding', 'set-cookie'];
  return Object.fromEntries(
    Object.entries(headers).filter(
      (entry): entry is [string, string | string[]] =>
        entry[1] !== undefined && !own.includes(entry[0]) && entry[0] !== contractHeaders.client,
    ),
  );
}
