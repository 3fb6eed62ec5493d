import { isObject } from '../../core/is-object.js';

type Message = Record<string, unknown>;
type Send = (message: object) => void;

export interface PlainService {
  /** Takes a message; `send` answers in its own stream, where it has one. */
  take(message: Message, send: Send): void;
  /** The stream of a request was closed by the client. */
  drop(id: unknown): void;
}

const modernVersion = '2026-07-28';
const versionKey = 'io.modelcontextprotocol/protocolVersion';
const own = {
  serverInfo: {
    websiteUrl: 'https://plain.example/',
    name: 'plain',
    version: '3',
    title: 'Plain',
    icons: [{ src: 'https://plain.example/icon.png', odd: 1 }],
    odd: { kept: true },
  },
  capabilities: {
    vendor: { x: [1] },
    tools: { listChanged: true, odd: 1 },
    resources: { listChanged: true },
    logging: {},
  },
  instructions: 'Ask plainly.',
};
/** Members that nobody knows, and `_meta` where no schema would put it. */
const rawResult = {
  z: 1,
  content: [{ odd: { deep: [null] }, type: 'hologram' }],
  resultType: 'complete',
  _meta: { 'x.example/b': 2, a: 1 },
  isError: false,
  structuredContent: ['not', 'an', 'object'],
};
const rawError = {
  code: -32_042,
  message: '<b>No</b>\n  way',
  data: [{ elicitations: null }, 'x'],
};

/**
 * A service of both eras, message by message, that says and does what its client asks of it and keeps what it sees. It
 * validates nothing, and speaks of everything in its own order.
 */
export function createPlainService(): PlainService {
  const seen: Message[] = [];
  const methods: unknown[] = [];
  const cancelled: unknown[] = [];
  const asking = new Map<unknown, (answer: Message) => void>();
  let opened: unknown;

  const say = (params: Message, send: Send): void => {
    const messages = Array.isArray(params['messages']) ? (params['messages'] as unknown[]) : [];
    const token = isObject(params['_meta']) ? params['_meta']['progressToken'] : undefined;
    for (const message of messages) {
      const text = JSON.stringify(message).replaceAll('"TOKEN"', JSON.stringify(token ?? 'none'));
      send(JSON.parse(text) as object);
    }
  };

  const ask = (id: unknown, params: Message, send: Send): void => {
    const { ask: asked, inputResponses, requestState } = params;
    const isModern = isObject(params['_meta']) && versionKey in params['_meta'];
    if (isModern) {
      const result = inputResponses
        ? { resultType: 'complete', inputResponses, requestState }
        : { resultType: 'input_required', requestState: 's 1 ', inputRequests: { q: asked } };
      send({ id, result });
      return;
    }
    asking.set('q', (answer) => send({ id, result: { answer } }));
    send({ id: 'q', ...(asked as object) });
  };

  const answer = (id: unknown, method: unknown, params: Message): object | undefined => {
    switch (method) {
      case 'initialize':
        opened = params;
        return { result: { protocolVersion: '2025-11-25', ...own } };
      case 'server/discover': {
        const { serverInfo, ...others } = own;
        opened = params;
        return {
          result: {
            resultType: 'complete',
            supportedVersions: [modernVersion],
            ttlMs: 0,
            cacheScope: 'private',
            ...others,
            _meta: { 'io.modelcontextprotocol/serverInfo': serverInfo },
          },
        };
      }
      case 'plain/opened':
        return { result: { opened } };
      case 'plain/seen':
        return { result: { seen, cancelled } };
      case 'plain/methods':
        return { result: { methods } };
      case 'plain/params':
        return { result: { params } };
      case 'plain/hang':
        return undefined;
      case 'plain/refuse':
        return { error: rawError };
      default:
        return { result: rawResult };
    }
  };

  return {
    take: (message, send) => {
      const { id, method } = message;
      const params = isObject(message['params']) ? message['params'] : {};
      if (method === undefined) {
        const given = asking.get(id);
        asking.delete(id);
        if (given) given(message);
        else seen.push(message);
        return;
      }
      if (id === undefined) {
        if (method === 'notifications/cancelled') cancelled.push(params['requestId']);
        seen.push(message);
        return;
      }
      methods.push(method);
      say(params, send);
      if (params['ask'] !== undefined) {
        ask(id, params, send);
        return;
      }
      const answered = answer(id, method, params);
      if (answered) send({ id, ...answered });
    },
    drop: (id) => cancelled.push(id),
  };
}
