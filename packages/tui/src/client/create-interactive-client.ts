import type { SearchMeta } from '@nanda/sdk';
import type { Confirm } from '../session/confirm.js';
import { authorizeService } from './authorize-service.js';
import { callTool } from './call-tool.js';
import { createEventWatch } from './create-event-watch.js';
import { createProxyLink, type ProxyLinkParts } from './create-proxy-link.js';
import { createSdkClients } from './create-sdk-clients.js';
import type { InteractiveClient } from './interactive-client.js';
import { listServiceTools } from './list-service-tools.js';
import type { ProofWallet } from './proof-wallet.js';
import { takeItems } from './take-items.js';
import { untilAborted } from './until-aborted.js';

/** What a service is told that a person at this app can be asked for. */
const clientCapabilities = ['elicitation', 'sampling'] as const;
/** How long calls that were aborted may still be told to their services when the app ends, in milliseconds. */
const farewell = 2000;
/** Longest wait for a connection to open, in milliseconds: a program may have to be downloaded first. */
const openTimeout = 120_000;
/** Longest wait for a connection to close, in milliseconds. */
const closeTimeout = 10_000;

/** What {@link createInteractiveClient} works with. */
export interface InteractiveClientParts extends ProxyLinkParts {
  /** Who signs for services that are protected with EVMAuth. Default: nobody, and what they answer is the result. */
  wallet?: ProofWallet | undefined;
}

/**
 * The port that the app speaks to, over the SDK. Nothing is opened before the first request; the proxy is asked for then,
 * and again whenever it is lost. What runs goes on with the next proxy, or fails with what that one knows of it.
 */
export function createInteractiveClient({
  wallet,
  ...parts
}: InteractiveClientParts): InteractiveClient {
  const link = createProxyLink(parts);
  let ask: Confirm = async () => false;
  const confirm: Confirm = async (...question) => ask(...question);
  const clients = createSdkClients(link, { signing: wallet && { wallet, confirm } });
  const watch = createEventWatch({ link, clients });
  const leaving = new Set<Promise<void>>();
  const closing = new AbortController();
  const { client: find, connection: take } = clients;

  function onLeave(end: Promise<void>): void {
    leaving.add(end);
    void end.then(() => leaving.delete(end));
  }

  async function sayFarewell(): Promise<void> {
    const tooLong = new AbortController();
    const timer = setTimeout(() => tooLong.abort(), farewell);
    await untilAborted(Promise.all(leaving), tooLong).catch(() => undefined);
    clearTimeout(timer);
  }

  return {
    async search({ text, ...query }, { signal }) {
      const nanda = await find({ signal });
      const words = text === '' ? undefined : text;
      const page = await nanda.services.search({ ...query, query: words }, { signal });
      const { total, facets, notices = [], suggestions = [], nextCursor }: SearchMeta = page.meta;
      return { services: Array.from(page), total, facets, notices, suggestions, nextCursor };
    },
    async popular(options) {
      return (await find(options)).services.getPopular({ limit: 20 }, options);
    },
    async service(serviceId, options) {
      return (await find(options)).services.get(serviceId, options);
    },
    async serviceTools(serviceId, options) {
      return listServiceTools(await find(options), { serviceId, ...options });
    },
    async register(server, options) {
      return (await find(options)).services.register(server, { ...options, timeout: openTimeout });
    },

    async connections(options) {
      const nanda = await find(options);
      watch.noteRead();
      const connections = await nanda.connections.list(options);
      return connections.toSorted((one, other) => one.created.localeCompare(other.created));
    },
    async connect({ serviceId, auth, remember, name }, options) {
      const nanda = await find(options);
      const wishes = { auth, remember, name, clientCapabilities };
      const connection = await nanda.connect(serviceId, wishes, {
        ...options,
        timeout: openTimeout,
      });
      clients.keep(connection);
      return connection.data;
    },
    async authorize(request, options) {
      return authorizeService(await find(options), { ...request, ...options, onLeave });
    },
    async completeAuthorization({ authorizationId, redirectUrl }, options) {
      const { authorizations } = await find(options);
      await authorizations.complete(authorizationId, { redirectUrl }, options);
    },
    async cancelAuthorization(authorizationId, options) {
      await (await find(options)).authorizations.cancel(authorizationId, options);
    },
    async refresh({ connectionId, acceptTools }, options) {
      return (await take(connectionId, options)).refresh({ acceptTools }, options);
    },
    async disconnect(connectionId) {
      const { signal } = closing;
      const nanda = await find({ signal });
      clients.forget(connectionId);
      try {
        await nanda.connections.close(connectionId, { signal, timeout: closeTimeout });
      } catch (error) {
        // One that is gone already is as good as closed.
        if (!(error instanceof Error) || error.name !== 'NotFoundError') throw error;
      }
    },
    async tools(connectionId, options) {
      return (await take(connectionId, options)).tools(options);
    },
    async resources(connectionId, options) {
      return takeItems((await take(connectionId, options)).resources.list({}, options));
    },
    async readResource({ connectionId, uri }, options) {
      return (await take(connectionId, options)).resources.read(uri, options);
    },
    async prompts(connectionId, options) {
      return takeItems((await take(connectionId, options)).prompts.list({}, options));
    },
    async prompt({ connectionId, name, arguments: values }, options) {
      return (await take(connectionId, options)).prompts.get(name, values, options);
    },

    async call({ connectionId, ...call }) {
      const connection = await take(connectionId, call);
      return callTool(connection, { ...call, isSigned: wallet !== undefined, onLeave });
    },
    async answer({ executionId, key, result }, options) {
      await (await find(options)).executions.respond(executionId, { key, result }, options);
    },
    async executions({ isWaiting = false, cursor, limit = 50 }, options) {
      const nanda = await find(options);
      const state = isWaiting ? 'input_required' : undefined;
      const page = await nanda.executions.list({ state, cursor, limit }, options);
      return { executions: Array.from(page), nextCursor: page.meta.nextCursor };
    },
    async execution(executionId, options) {
      return (await find(options)).executions.get(executionId, options);
    },
    async follow(executionId, { signal, onEvent }) {
      const nanda = await find({ signal });
      for await (const event of nanda.executions.events(executionId, {}, { signal })) {
        if (event.type !== 'unknown') onEvent(event);
      }
    },

    confirmBy: (asking) => void (ask = asking),
    watch: (watcher) => watch.add(watcher),
    get endpoint() {
      const proxy = link.lastProxy;
      if (proxy === undefined) return undefined;
      const { baseURL, accessToken, shellHeader } = proxy;
      return { baseURL, wantsToken: accessToken !== undefined, shellHeader };
    },
    async close() {
      watch.close();
      // Where there is no proxy, nobody can be told.
      if (leaving.size > 0 && link.status.state === 'up') await sayFarewell();
      closing.abort();
      link.close();
    },
  };
}
