import type { UpstreamFacts } from '../../connections/upstream-connector.js';
import type { McpAnswer, McpNotification, McpRequest } from '../../mcp-message.js';
import type { RelayRequest, RelayTarget, ServiceRelay } from '../service-relay.js';

export interface FakeRelayOptions {
  /** @default a service of the older era that offers everything */
  readonly facts?: Partial<UpstreamFacts>;
  /** What the service does with a request. @default an empty result */
  readonly answer?: (request: RelayRequest) => McpAnswer | Promise<McpAnswer>;
  /** What comes of `subscribe`. @default an empty result */
  readonly subscribe?: (uri: string) => McpAnswer | Promise<McpAnswer>;
}

/** A relay with services that do what a test says, and what was asked of it. */
export interface FakeRelay {
  readonly relay: ServiceRelay;
  /** May be replaced at any time. `connectionId` tells the services of an aggregate apart. */
  facts: (target: RelayTarget) => UpstreamFacts | Promise<UpstreamFacts>;
  answer: (request: RelayRequest) => McpAnswer | Promise<McpAnswer>;
  readonly requests: readonly RelayRequest[];
  readonly notified: readonly McpNotification[];
  /** URIs that are followed, by dialog. */
  readonly followed: ReadonlyMap<string, ReadonlySet<string>>;
  /** Ids of dialogs that are open, in the order in which they came. */
  readonly dialogs: readonly string[];
  readonly ended: readonly string[];
  /** The service says something beside any request, to one dialog or to all. */
  say(notification: McpNotification, dialogId?: string): void;
  /** The service asks something beside any request, of the last dialog that came. */
  ask(request: McpRequest): Promise<McpAnswer>;
}

export function createFakeRelay(options: FakeRelayOptions = {}): FakeRelay {
  const requests: RelayRequest[] = [];
  const notified: McpNotification[] = [];
  const ended: string[] = [];
  const followed = new Map<string, Set<string>>();
  const dialogs = new Map<string, NonNullable<RelayTarget['line']['dialog']>>();
  const facts: UpstreamFacts = {
    era: 'legacy',
    protocolVersion: options.facts?.era === 'modern' ? '2026-07-28' : '2025-11-25',
    serverInfo: { name: 'fake', version: '1.2.3' },
    capabilities: {
      tools: { listChanged: true },
      prompts: { listChanged: true },
      resources: { subscribe: true, listChanged: true },
      completions: {},
      logging: {},
    },
    ...options.facts,
  };

  function join({ line: { dialog } }: RelayTarget): void {
    if (dialog !== undefined) dialogs.set(dialog.id, dialog);
  }

  function followedBy({ line }: RelayTarget): Set<string> {
    const id = line.dialog?.id ?? '';
    const uris = followed.get(id) ?? new Set();
    followed.set(id, uris);
    return uris;
  }

  const fake: FakeRelay = {
    facts: () => facts,
    answer: options.answer ?? (() => ({ result: {} })),
    requests,
    notified,
    followed,
    get dialogs() {
      return [...dialogs.keys()];
    },
    ended,
    say(notification, dialogId) {
      for (const [id, { outlet }] of dialogs) {
        if (dialogId === undefined || id === dialogId) outlet.onNotification(notification);
      }
    },
    async ask(request) {
      const dialog = [...dialogs.values()].at(-1);
      const answer = await dialog?.outlet.onRequest?.(request);
      return answer ?? { error: { code: -32_601, message: 'Nobody is there.' } };
    },
    relay: {
      async request(request) {
        request.signal.throwIfAborted();
        join(request);
        requests.push(request);
        return fake.answer(request);
      },
      async notify(target, notification) {
        join(target);
        notified.push(notification);
      },
      async facts(target, signal) {
        signal.throwIfAborted();
        join(target);
        return fake.facts(target);
      },
      async subscribe(target, uri) {
        join(target);
        const answer = (await options.subscribe?.(uri)) ?? { result: {} };
        if ('result' in answer) followedBy(target).add(uri);
        return answer;
      },
      async unsubscribe(target, uri) {
        followedBy(target).delete(uri);
        return { result: {} };
      },
      async end(dialogId) {
        ended.push(dialogId);
        dialogs.delete(dialogId);
        followed.delete(dialogId);
      },
    },
  };
  return fake;
}
