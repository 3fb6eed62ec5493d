import type { IncomingMessage } from 'node:http';
import {
  RealtimeServerMessageSchema,
  type RealtimeClientMessage,
  type RealtimeServerMessage,
} from '@nanda/protocol';
import { waitFor } from '@nanda/testing';
import { WebSocket, type ClientOptions } from 'ws';

type Type = RealtimeServerMessage['type'];
type MessageOf<T extends Type> = Extract<RealtimeServerMessage, { type: T }>;
type ClientMessage = { [key in 'type' | 'id']: string } & { payload?: unknown };

/** The other end, as a test uses it. */
export interface TestClient {
  readonly webSocket: WebSocket;
  /** The answer to its upgrade. */
  readonly answer: IncomingMessage;
  /** Everything that came, in order. */
  readonly received: readonly RealtimeServerMessage[];
  readonly resumeToken: string;
  send(message: RealtimeClientMessage | ClientMessage | string | Buffer): void;
  /** Waits for a message of that type and id, whenever it came. */
  next<T extends Type>(type: T, id?: string): Promise<MessageOf<T>>;
  all<T extends Type>(type: T, id?: string): MessageOf<T>[];
  /** Waits until there are so many of that type, and returns all that there are. */
  atLeast<T extends Type>(count: number, type: T, id?: string): Promise<MessageOf<T>[]>;
  /** Waits until it is closed, and says how. */
  closed(): Promise<{ readonly code: number; readonly reason: string }>;
  /** Goes away without a word. */
  drop(): Promise<void>;
}

/** Opens a socket and waits for its `welcome`. */
export async function connectClient(
  url: string,
  { protocols = [], ...options }: ClientOptions & { readonly protocols?: string[] } = {},
): Promise<TestClient> {
  const webSocket = new WebSocket(url, protocols, options);
  const received: RealtimeServerMessage[] = [];
  let end: { readonly code: number; readonly reason: string } | undefined;
  let answer: IncomingMessage | undefined;
  webSocket.on('upgrade', (response) => (answer = response));
  webSocket.on('message', (data) => {
    const message = JSON.parse((data as Buffer).toString()) as RealtimeServerMessage;
    // What the contract does not know fails whichever test it comes in.
    RealtimeServerMessageSchema.parse(message);
    received.push(message);
  });
  webSocket.on('close', (code, reason) => (end = { code, reason: reason.toString() }));
  webSocket.on('error', () => undefined);

  function all<T extends Type>(type: T, id?: string): MessageOf<T>[] {
    return received.filter(
      (message): message is MessageOf<T> =>
        message.type === type && (id === undefined || message.id === id),
    );
  }

  async function atLeast<T extends Type>(
    count: number,
    type: T,
    id?: string,
  ): Promise<MessageOf<T>[]> {
    const description = `${count} ${type} ${id ?? ''}`;
    await waitFor(() => all(type, id).length >= count, { description });
    return all(type, id);
  }

  async function next<T extends Type>(type: T, id?: string): Promise<MessageOf<T>> {
    return (await atLeast(1, type, id))[0] as MessageOf<T>;
  }

  const closed: TestClient['closed'] = () =>
    waitFor(() => end, { description: 'the socket to close' });
  const { payload } = await next('welcome');
  return {
    webSocket,
    answer: answer as IncomingMessage,
    received,
    resumeToken: payload.resumeToken,
    send(message) {
      const isRaw = typeof message === 'string' || Buffer.isBuffer(message);
      webSocket.send(isRaw ? message : JSON.stringify(message));
    },
    next,
    all,
    atLeast,
    closed,
    async drop() {
      webSocket.terminate();
      await closed();
    },
  };
}
