import type { MessageShape } from './create-message-scanner.js';
import type { LineWriter } from './create-line-writer.js';

/** One `subscriptions/listen` of a client, which goes on when the stream behind it is another one. */
export interface Listening {
  /** Whether the server has said that it tells. */
  readonly hasBegun: boolean;
  /** The stream was lost: nobody knows what has changed until there is the next one. */
  interrupt(): void;
  deliver(message: Buffer, shape: MessageShape): Promise<void>;
}

const acknowledged = 'notifications/subscriptions/acknowledged';

const notificationOf = new Map([
  ['toolsListChanged', 'notifications/tools/list_changed'],
  ['promptsListChanged', 'notifications/prompts/list_changed'],
  ['resourcesListChanged', 'notifications/resources/list_changed'],
]);

/** The client is told once that it began; after an interruption it is told that all it listens to may have changed. */
export function createListening(writer: LineWriter): Listening {
  let hasBegun = false;
  let isInterrupted = false;
  return {
    get hasBegun() {
      return hasBegun;
    },
    interrupt() {
      isInterrupted = hasBegun;
    },
    async deliver(message, { method }) {
      if (method !== acknowledged || !isInterrupted) {
        if (method === acknowledged) hasBegun = true;
        return writer.write(message);
      }
      isInterrupted = false;
      for (const line of changesOf(message)) await writer.write(line);
    },
  };
}

/** What may have changed, by what a server has promised to tell. */
function changesOf(message: Buffer): string[] {
  const { params } = JSON.parse(message.toString('utf8')) as {
    params?: {
      readonly _meta?: object;
      readonly notifications?: Readonly<Record<string, unknown>>;
    };
  };
  const { _meta, notifications = {} } = params ?? {};
  const uris = notifications['resourceSubscriptions'];
  return [
    ...[...notificationOf]
      .filter(([name]) => notifications[name] === true)
      .map(([, method]) => ({ method, params: { _meta } })),
    ...(Array.isArray(uris) ? uris : []).map((uri: unknown) => ({
      method: 'notifications/resources/updated',
      params: { _meta, uri },
    })),
  ].map((notification) => JSON.stringify({ jsonrpc: '2.0', ...notification }));
}
