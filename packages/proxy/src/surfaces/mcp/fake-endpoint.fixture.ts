import type {
  ClientOutlet,
  ClientRequest,
  EndpointFacts,
  ListenFilter,
  McpClient,
  McpEndpoint,
} from '../../core/bridge/mcp-endpoint.js';
import type { McpAnswer, McpNotification } from '../../core/mcp-message.js';

/** A subscription, which a test feeds and ends. */
export interface FakeListening {
  readonly filter: ListenFilter;
  readonly signal: AbortSignal;
  notify(notification: McpNotification): void;
  end(): void;
}

/** One client at the endpoint, as a test sees it. */
export interface FakeDialog {
  readonly client: McpClient;
  readonly outlet: ClientOutlet;
  readonly requests: readonly ClientRequest[];
  readonly taken: readonly McpNotification[];
  readonly listenings: readonly FakeListening[];
  readonly isClosed: boolean;
}

/** What a test says in place of the usual. */
export interface FakeScript {
  readonly facts?: Partial<EndpointFacts>;
  readonly describe?: (signal: AbortSignal) => Promise<EndpointFacts>;
  /** Undefined: as usual. */
  readonly answer?: (
    request: ClientRequest,
    dialog: FakeDialog,
  ) => Promise<McpAnswer> | McpAnswer | undefined;
  /** What of a filter is told. @default all of it */
  readonly honour?: (filter: ListenFilter) => ListenFilter;
}

export interface FakeEndpoint extends McpEndpoint {
  /** Of all clients, in the order in which they came. */
  readonly dialogs: readonly FakeDialog[];
}

const facts: EndpointFacts = {
  protocolVersion: '2026-07-28',
  serverInfo: { name: 'fake', version: '1.2.3', unknown: { kept: true } },
  capabilities: {
    tools: { listChanged: true },
    prompts: { listChanged: true },
    resources: { subscribe: true, listChanged: true },
    logging: {},
  },
};

const methodNotFound: McpAnswer = { error: { code: -32_601, message: 'Method not found' } };

/**
 * An endpoint with tools that do what their names say: `echo`, `progress` (three of three), `log` (an info message),
 * `elicit`, `sample` (both answer with what the client said), `wait` (until it is cancelled), `fail`.
 */
export function createFakeEndpoint(script: FakeScript = {}): FakeEndpoint {
  const dialogs: FakeDialog[] = [];
  return {
    dialogs,
    open(client, outlet) {
      const requests: ClientRequest[] = [];
      const taken: McpNotification[] = [];
      const listenings: FakeListening[] = [];
      let isClosed = false;
      const dialog: FakeDialog = {
        client,
        outlet,
        requests,
        taken,
        listenings,
        get isClosed() {
          return isClosed;
        },
      };
      dialogs.push(dialog);
      return {
        async describe(signal) {
          return script.describe?.(signal) ?? { ...facts, ...script.facts };
        },
        async answer(request) {
          requests.push(request);
          return (await script.answer?.(request, dialog)) ?? answerAsUsual(request);
        },
        take: (notification) => void taken.push(notification),
        async listen(filter, { signal, notify }) {
          const { promise: ended, resolve: end } = Promise.withResolvers<void>();
          listenings.push({ filter, signal, notify, end });
          return { honoured: script.honour?.(filter) ?? filter, ended };
        },
        async close() {
          isClosed = true;
        },
      };
    },
  };
}

async function answerAsUsual(request: ClientRequest): Promise<McpAnswer> {
  const { method, params } = request;
  if (method === 'tools/list') {
    const names = ['echo', 'progress', 'log', 'elicit', 'sample', 'wait', 'fail'];
    const inputSchema = { type: 'object' };
    return { result: { tools: names.map((name) => ({ name, inputSchema })) } };
  }
  if (method !== 'tools/call') return methodNotFound;
  if (params['name'] === 'progress') {
    for (const progress of [1, 2, 3]) {
      request.notify({ method: 'notifications/progress', params: { progress, total: 3 } });
    }
  }
  if (params['name'] === 'log') {
    request.notify({ method: 'notifications/message', params: { level: 'info', data: 'told' } });
  }
  if (params['name'] === 'elicit') return said(await request.ask(elicitation(request.signal)));
  if (params['name'] === 'sample') return said(await request.ask(sampling(request.signal)));
  if (params['name'] === 'wait') return untilCancelled(request.signal);
  if (params['name'] === 'fail') return { error: { code: -32_050, message: 'no', data: [1] } };
  return text(JSON.stringify(params['arguments'] ?? {}));
}

function elicitation(signal: AbortSignal) {
  const requestedSchema = { type: 'object', properties: { name: { type: 'string' } } };
  const params = { mode: 'form', message: 'Who?', requestedSchema };
  return { method: 'elicitation/create', params, signal };
}

function sampling(signal: AbortSignal) {
  const messages = [{ role: 'user', content: { type: 'text', text: 'Say it' } }];
  return { method: 'sampling/createMessage', params: { messages, maxTokens: 10 }, signal };
}

function said(answer: McpAnswer): McpAnswer {
  return text(JSON.stringify('result' in answer ? answer.result : answer.error));
}

function text(content: string): McpAnswer {
  return { result: { content: [{ type: 'text', text: content }] } };
}

function untilCancelled(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}
