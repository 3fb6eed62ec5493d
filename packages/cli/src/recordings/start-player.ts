import type { ServerResponse } from 'node:http';
import { pause } from '../background/pause.js';
import { createExchangeFinder } from './create-exchange-finder.js';
import { describeRequest } from './describe-request.js';
import type { RecordedRequest, RecordedResponse } from './exchange.js';
import { failureBody } from './failure-body.js';
import type { LoopbackServer } from './loopback-server.js';
import type { Recording } from './recording.js';
import { startLoopbackServer } from './start-loopback-server.js';

export interface PlayerOptions {
  readonly name: string;
  readonly recording: Recording;
  /** `real` lets as much time pass as then, `fast` none. */
  readonly speed: 'real' | 'fast';
  /** Is told of a request to which there is no answer. */
  readonly onUnknown: (request: RecordedRequest) => void;
}

export interface Player extends LoopbackServer {
  /** How many of the recorded answers have been given. */
  readonly used: number;
}

/** Starts a server that answers as the recording has it. */
export async function startPlayer({
  name,
  recording,
  speed,
  onUnknown,
}: PlayerOptions): Promise<Player> {
  const finder = createExchangeFinder(recording.exchanges);
  const server = await startLoopbackServer(async ({ message, body }, response) => {
    const request = describeRequest(message, body);
    const found = finder.find(request);
    if (found !== undefined) return play(found.response, { response, speed });
    onUnknown(request);
    const nearest = finder.nearest(request);
    response.writeHead(404, { 'content-type': 'application/json' }).end(
      failureBody({
        code: 'NOT_RECORDED',
        message: describeUnknown(request, { name, nearest }),
        details: { request, ...(nearest && { nearest }) },
      }),
    );
  });
  return {
    ...server,
    get used() {
      return finder.used;
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

function describeUnknown(
  { method, path }: RecordedRequest,
  { name, nearest }: { readonly name: string; readonly nearest: RecordedRequest | undefined },
): string {
  const known =
    nearest === undefined
      ? 'It has nothing like it.'
      : nearest.path === path && nearest.method === method
        ? 'It has one with another query or body.'
        : `The nearest that it has is ${nearest.method} ${nearest.path}.`;
  return `The recording "${name}" has no answer to ${method} ${path}. ${known}`;
}

async function play(
  { status, headers, body, encoding, events, at }: RecordedResponse,
  { response, speed }: { readonly response: ServerResponse; readonly speed: 'real' | 'fast' },
): Promise<void> {
  const leaving = new AbortController();
  response.once('close', () => leaving.abort());
  let clock = 0;
  const waitUntil = async (time: number) => {
    if (speed === 'real' && time > clock) await pause(time - clock, leaving);
    clock = Math.max(clock, time);
  };
  await waitUntil(at);
  response.writeHead(status, headers);
  for (const event of events ?? []) {
    await waitUntil(event.at);
    if (leaving.signal.aborted) return;
    response.write(event.text);
  }
  response.end(body === undefined ? undefined : Buffer.from(body, encoding ?? 'utf8'));
}
