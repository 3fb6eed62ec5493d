import type { ServerResponse } from 'node:http';

import { answerWithJson } from '../answer-with-json.js';
import { listOfTexts } from '../list-of-texts.js';
import {
  type RecordedRegistryRequest,
  type RegistryServer,
  startRegistryServer,
} from '../start-registry-server.js';
import { createTokenDesk, type FakeTokenStyle, type TokenDesk } from './create-token-desk.js';
import type { FakeNandaServer } from './make-nanda-server.js';
import { paginate, type PagingLie } from './paginate.js';
import { searchServers } from './search-servers.js';
import { selectServers } from './select-servers.js';
import { summariseServer } from './summarise-server.js';

/** Options of {@link startFakeNandaRegistry}. */
export type FakeNandaRegistryOptions = {
  readonly servers?: readonly FakeNandaServer[];
  /** How both token endpoints spell their answers. Default as deployed: each in its own way. */
  readonly tokenStyle?: FakeTokenStyle;
};

/** A fake of nanda-registry.com. What is writable may be changed while it runs. */
export type FakeNandaRegistry = RegistryServer & {
  /** The base, with `/api/v1`. */
  readonly url: string;
  servers: FakeNandaServer[];
  lie: PagingLie;
  /** Anonymous requests that are still answered before the throttle falls. Default without limit. */
  allowance: number;
  /** Seconds that the throttle asks to wait. */
  retryAfter: number;
  readonly tokens: TokenDesk;
};

type Answer = { readonly request: RecordedRegistryRequest; readonly response: ServerResponse };

const base = '/api/v1/';

/**
 * Serves the API of nanda-registry.com as its code really behaves: trailing slashes, pages, a
 * mandatory `q`, `verified` that is false when absent, 401 for public reads with an expired token.
 *
 * @example
 * await using fake = await startFakeNandaRegistry({ servers: [makeNandaServer({ name: 'Weather' })] });
 */
export async function startFakeNandaRegistry({
  servers = [],
  tokenStyle,
}: FakeNandaRegistryOptions = {}): Promise<FakeNandaRegistry> {
  const state = {
    servers: [...servers],
    lie: 'none' as PagingLie,
    allowance: Infinity,
    retryAfter: 1_800,
    tokens: createTokenDesk(tokenStyle),
  };

  const respond = (request: RecordedRegistryRequest, response: ServerResponse): void => {
    const { path, url, method } = request;
    if (!path.startsWith(base)) return sendPage(response, 404);
    if (!path.endsWith('/')) {
      // A body cannot be sent along, so the framework refuses.
      if (method !== 'GET') return sendPage(response, 500);
      response.writeHead(301, { location: url.replace(path, `${path}/`) }).end();
      return;
    }
    const [, token] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
    // Who asks is settled first, before it matters to whom the path is open.
    if (token !== undefined && !state.tokens.isLive(token)) {
      const message = 'Given token not valid for any token type';
      return sendError(response, { status: 401, message });
    }
    if (token === undefined && (state.allowance -= 1) < 0) {
      return sendError(response, {
        status: 429,
        message: `Request was throttled. Expected available in ${state.retryAfter} seconds.`,
        headers: { 'retry-after': String(state.retryAfter) },
      });
    }
    route({ request, response }, path.slice(base.length));
  };

  const route = ({ request, response }: Answer, path: string): void => {
    if (path === 'auth/token/' || path === 'auth/refresh/') {
      if (request.method !== 'POST') return sendError(response, notAllowed(request));
      const { tokens } = state;
      const isSignIn = path === 'auth/token/';
      answerWithJson(
        response,
        isSignIn ? tokens.signIn(request.body) : tokens.refresh(request.body),
      );
      return;
    }
    if (request.method !== 'GET') return sendError(response, notAllowed(request));
    const { query } = request;
    if (path === 'servers/') {
      const rows = selectServers(state.servers, { query }).map(summariseServer);
      return sendRows({ request, response }, rows);
    }
    if (path === 'discovery/search/') {
      if ((query.get('q') ?? '').trim() === '') {
        return sendInvalid(response, { q: ['This field is required.'] });
      }
      return sendRows({ request, response }, searchServers(state.servers, { query }));
    }
    if (path === 'discovery/popular/') return sendPopular({ request, response });
    const [, id] = /^servers\/([^/]+)\/$/.exec(path) ?? [];
    if (id !== undefined) return sendDetail(response, decodeURIComponent(id));
    sendPage(response, 404);
  };

  const sendRows = ({ request, response }: Answer, rows: readonly FakeNandaServer[]): void => {
    const body = paginate(rows, { query: request.query, lie: state.lie });
    if (body !== undefined) return answerWithJson(response, { body });
    sendError(response, { status: 404, code: 'not_found', message: 'Invalid page.' });
  };

  const sendPopular = ({ request: { query }, response }: Answer): void => {
    const limit = Number(query.get('limit') ?? 10);
    if (!(limit >= 1 && limit <= 50)) {
      return sendInvalid(response, { limit: ['Ensure this value is between 1 and 50.'] });
    }
    const period = query.get('period') ?? 'week';
    if (!['day', 'week', 'month', 'all_time'].includes(period)) {
      return sendInvalid(response, { period: [`"${period}" is not a valid choice.`] });
    }
    const type = query.get('type') ?? '';
    const rows = state.servers
      .filter((server) => type === '' || listOfTexts(server['types']).includes(type))
      .toSorted((a, b) => Number(b['usage_count'] ?? 0) - Number(a['usage_count'] ?? 0));
    answerWithJson(response, { body: { data: rows.slice(0, limit).map(summariseServer) } });
  };

  const sendDetail = (response: ServerResponse, id: string): void => {
    const server = state.servers.find((row) => row['id'] === id);
    if (server === undefined) {
      // Not `not_found`: the handler does not recognise the framework's own exception.
      return sendError(response, { status: 404, message: 'No Server matches the given query.' });
    }
    answerWithJson(response, { body: { ...server, owner_email: null } });
  };

  const server = await startRegistryServer({ respond });
  return Object.assign(state, server, { url: `${server.origin}/api/v1` });
}

function notAllowed({ method }: RecordedRegistryRequest): { status: number; message: string } {
  return { status: 405, message: `Method "${method}" not allowed.` };
}

function sendError(
  response: ServerResponse,
  {
    status,
    code = 'error',
    message,
    headers = {},
  }: {
    readonly status: number;
    readonly code?: string;
    readonly message: string;
    readonly headers?: Readonly<Record<string, string>>;
  },
): void {
  answerWithJson(response, { status, headers, body: { code, message, details: {} } });
}

function sendInvalid(response: ServerResponse, details: Record<string, string[]>): void {
  const body = { code: 'validation_error', message: 'Validation failed', details };
  answerWithJson(response, { status: 400, body });
}

function sendPage(response: ServerResponse, status: number): void {
  response
    .writeHead(status, { 'content-type': 'text/html' })
    .end(`<!doctype html><title>${status}</title>`);
}
