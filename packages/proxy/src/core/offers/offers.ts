import type {
  Completion,
  CompletionRequest,
  FilledPrompt,
  Prompt,
  ReadResource,
  Resource,
  ResourceTemplate,
} from '@nanda/protocol';
import { defaults } from '@nanda/protocol/facts';
import type { ConnectionEventBus } from '../events/connection-event-bus.js';
import type { Logger } from '../logger.js';
import type { Principal } from '../principal.js';
import { createKnownPrompts } from './known-prompts.js';
import { listAll } from './list-all.js';
import type { OfferConnections } from './offer-connections.js';
import type { OfferList } from './offer-list.js';
import { promptList } from './prompt-list.js';
import { readCompletion } from './read-completion.js';
import { readContents } from './read-contents.js';
import { readFilledPrompt } from './read-filled-prompt.js';
import { readRows } from './read-rows.js';
import { readRpcCode } from './read-rpc-code.js';
import { renewSubscriptions } from './renew-subscriptions.js';
import { resourceList } from './resource-list.js';
import { resourceTemplateList } from './resource-template-list.js';
import { createSubscriptions } from './subscriptions.js';
import { useService, type ServiceInUse } from './use-service.js';

export interface OffersOptions {
  readonly connections: OfferConnections;
  /** Tells when a connection has a new session, which knows nothing of what the one before followed. */
  readonly events: Pick<ConnectionEventBus, 'follow'>;
  readonly logger: Logger;
  /** Milliseconds for one use case, whole. @default 60_000 */
  readonly timeout?: number;
  /** Milliseconds before a subscription that could not be renewed is tried again. @default 1_000 */
  readonly renewalPause?: number;
}

/** Whose offers are meant, and who waits for them. */
export interface OfferPlace {
  readonly connectionId: string;
  readonly principal: Principal;
  /** Aborted when the caller has gone: the service is told, and nothing waits any more. */
  readonly signal?: AbortSignal | undefined;
}

export interface OfferPage<Row> {
  readonly rows: Row[];
  /** Where the rest begins; absent where there is none. */
  readonly nextCursor?: string;
}

export interface OfferCursor {
  /** Where to begin. @default at the first page */
  readonly cursor?: string | undefined;
}

/**
 * The use cases of what a service offers beside its tools.
 *
 * All fail with TOOL_TIMEOUT when the time is up, with UPSTREAM_ERROR (`details.rpc`) for what the service
 * refuses, and as its connection does. Lists and completions of a service that knows no such method are empty.
 */
export interface Offers {
  /** All pages, up to a limit. */
  listResources(page: OfferCursor, place: OfferPlace): Promise<OfferPage<Resource>>;
  listResourceTemplates(page: OfferCursor, place: OfferPlace): Promise<OfferPage<ResourceTemplate>>;
  listPrompts(page: OfferCursor, place: OfferPlace): Promise<OfferPage<Prompt>>;
  readResource(uri: string, place: OfferPlace): Promise<ReadResource>;
  /**
   * Changes of the resource are events of the connection from now on, over new sessions too, until it is
   * unsubscribed from or the connection is gone.
   *
   * @throws NandaError CONNECTION_LIMIT_REACHED beyond 256 of one connection, or 64 KiB of URIs
   */
  subscribe(uri: string, place: OfferPlace): Promise<void>;
  /** It is followed no longer, whatever the service says to that. */
  unsubscribe(uri: string, place: OfferPlace): Promise<void>;
  /** @throws NandaError UPSTREAM_ERROR, which names prompts that are near where they have been listed before */
  getPrompt(
    prompt: { readonly name: string; readonly arguments: Readonly<Record<string, string>> },
    place: OfferPlace,
  ): Promise<FilledPrompt>;
  complete(request: CompletionRequest, place: OfferPlace): Promise<Completion>;
  /** Whether the connection follows any resource: then it is in use, though nobody calls. */
  isFollowing(connectionId: string): boolean;
  /** Nothing is renewed any more. What is under way ends with its connection. */
  close(): Promise<void>;
}

/** JSON-RPC: the service does not know the method. */
const unknownMethod = -32601;

export function createOffers(options: OffersOptions): Offers {
  const { connections, events, logger } = options;
  const { timeout = defaults.callTimeout, renewalPause = 1000 } = options;
  const knownPrompts = createKnownPrompts();
  const subscriptions = createSubscriptions({
    connections,
    events,
    logger,
    renew: (renewal) =>
      renewSubscriptions({
        ...renewal,
        connections,
        timeout,
        pause: renewalPause,
        logger,
        onRefused: (uri) => subscriptions.forget(renewal.connectionId, uri),
      }),
  });

  function use<Value>(
    method: string,
    place: OfferPlace,
    work: (service: ServiceInUse) => Promise<Value>,
  ): Promise<Value> {
    return useService({ ...place, connections, method, timeout }, work);
  }

  async function list<Row>(
    kind: OfferList<Row>,
    { cursor }: OfferCursor,
    place: OfferPlace,
  ): Promise<OfferPage<Row>> {
    const { method, member } = kind;
    const { rows, nextCursor } = await use(method, place, async ({ ask }) =>
      listAll({ askPage: ask, method, member, cursor }).catch((error: unknown) => {
        if (readRpcCode(error) !== unknownMethod) throw error;
        return { rows: [], nextCursor: undefined };
      }),
    );
    return {
      rows: readRows(rows, { kind, logger, connectionId: place.connectionId }),
      ...(nextCursor !== undefined && { nextCursor }),
    };
  }

  return {
    listResources: (page, place) => list(resourceList, page, place),
    listResourceTemplates: (page, place) => list(resourceTemplateList, page, place),
    async listPrompts(page, place) {
      const found = await list(promptList, page, place);
      if (page.cursor === undefined) knownPrompts.remember(place.connectionId, found.rows);
      return found;
    },
    readResource: (uri, place) =>
      use('resources/read', place, async ({ ask }) => readContents(await ask({ uri }), { uri })),
    async subscribe(uri, place) {
      await use('resources/subscribe', place, async (service) => {
        const reservation = subscriptions.reserve(uri, place);
        try {
          await service.subscribe(uri);
        } catch (error) {
          reservation.drop();
          throw error;
        }
        reservation.keep();
      });
    },
    async unsubscribe(uri, place) {
      await use('resources/unsubscribe', place, async (service) => {
        subscriptions.forget(place.connectionId, uri);
        await service.unsubscribe(uri);
      });
    },
    async getPrompt(prompt, place) {
      const { name } = prompt;
      const params = { name, arguments: prompt.arguments };
      try {
        return await use('prompts/get', place, async ({ ask }) =>
          readFilledPrompt(await ask(params)),
        );
      } catch (error) {
        throw knownPrompts.explain(error, { connectionId: place.connectionId, name });
      }
    },
    async complete({ ref, argument, context }, place) {
      const params = { ref, argument, ...(context !== undefined && { context }) };
      return use('completion/complete', place, async ({ ask }) => {
        try {
          return readCompletion(await ask(params));
        } catch (error) {
          if (readRpcCode(error) !== unknownMethod) throw error;
          return { values: [] };
        }
      });
    },
    isFollowing: subscriptions.follows,
    close: () => subscriptions.close(),
  };
}
