import type { IncomingMessage, ServerResponse } from 'node:http';

import { createWeatherServer } from '../create-weather-server.js';
import { readJsonBody } from '../read-json-body.js';
import {
  startHttpService,
  type HttpService,
  type HttpServiceOptions,
} from '../start-http-service.js';
import { createTokenDesk, type IssuedTokens } from './create-token-desk.js';
import type { Token } from './deploy-token.js';

/** Options of {@link startDynamicAuthService}. */
export type DynamicAuthServiceOptions = Pick<HttpServiceOptions, 'port' | 'eras'> & {
  /** What is served. Default the weather. */
  createServer?: HttpServiceOptions['createServer'];
  /** Read where a wallet's tokens are looked up. */
  token: Pick<Token, 'contractAddress' | 'balanceOf'>;
  /** How many times `/auth/dynamic` is answered in 15 min. Default 5, as the service has it. */
  attemptLimit?: number;
  /** Seconds for which an access token is good. Default 900. */
  accessLifetime?: number;
  /** The service's own token id, which alone is let in without a contract. Default 1. */
  ownTokenId?: number;
};

/** A request for tokens as it arrived. */
export type TokenRequest = { readonly path: string; readonly body: unknown };

/** An MCP service that listens, behind a JWT that it gives to wallets with a token. */
export type DynamicAuthService = HttpService & {
  readonly authEndpoint: string;
  /** The `auth` of its row in a catalogue, in the words in which the service describes itself. */
  readonly catalogAuth: Readonly<Record<string, unknown>>;
  /** Oldest first. */
  readonly tokenRequests: readonly TokenRequest[];
};

const window = 15 * 60_000;

/**
 * Serves the weather behind `POST /auth/dynamic {wallet, contract, tokenId}` → `{accessToken, refreshToken, expiresIn,
 * refreshExpiresIn}` and `POST /auth/refresh {refreshToken}`, quirks included: `expiresIn` is the absolute unix second;
 * a refreshed token has lost its contract and is refused (401 "Invalid tokenId in JWT") unless it is for the service's own
 * token; after 5 attempts 429 with `retryAfter`, a date; each other refusal is a 401 `{error}`.
 * `GET /metadata/nanda` says where tokens are to be had.
 */
export async function startDynamicAuthService({
  token,
  attemptLimit = 5,
  accessLifetime = 900,
  ownTokenId = 1,
  createServer = () => createWeatherServer(),
  ...options
}: DynamicAuthServiceOptions): Promise<DynamicAuthService> {
  const desk = createTokenDesk({ accessLifetime, ownTokenId });
  const tokenRequests: TokenRequest[] = [];
  const attempts: number[] = [];

  const issue = async (body: Record<string, unknown>): Promise<IssuedTokens> => {
    const wallet = String(body['wallet']);
    const contract = String(body['contract']);
    const tokenId = Number(body['tokenId']);
    if (!/^0x[0-9a-f]{40}$/i.test(wallet)) throw new Error('Invalid wallet address');
    if (!/^0x[0-9a-f]{40}$/i.test(contract)) throw new Error('Invalid contract address');
    if (tokenId < 0 || !Number.isInteger(tokenId)) throw new Error('Invalid token ID');
    const isOurs = contract.toLowerCase() === token.contractAddress.toLowerCase();
    const balance = isOurs ? await token.balanceOf(wallet, tokenId) : 0n;
    if (balance === 0n) {
      throw new Error(`Wallet ${wallet} does not hold token ID ${tokenId} on contract ${contract}`);
    }
    return desk.issue({ wallet, tokenId, contract });
  };

  const answerForTokens = async (
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> => {
    const path = request.url ?? '';
    const read = await readJsonBody(request);
    const body = (read.kind === 'json' ? read.value : {}) as Record<string, unknown>;
    tokenRequests.push({ path, body });
    if (path === '/auth/refresh') {
      const { refreshToken } = body;
      if (typeof refreshToken !== 'string') {
        return answer(response, 400, { error: 'Missing refresh token' });
      }
      return settle(response, () => desk.refresh(refreshToken));
    }
    const now = Date.now();
    while (attempts.length > 0 && (attempts[0] ?? 0) < now - window) attempts.shift();
    if (attempts.length >= attemptLimit) {
      const retryAfter = new Date((attempts[0] ?? now) + window).toISOString();
      return answer(response, 429, { error: 'Too many authentication attempts', retryAfter });
    }
    attempts.push(now);
    const { wallet, contract, tokenId } = body;
    if (!wallet || !contract || tokenId === undefined) {
      const error = 'Missing required fields. Please provide wallet, contract, and tokenId';
      return answer(response, 400, { error });
    }
    return settle(response, () => issue(body));
  };

  const service = await startHttpService({
    ...options,
    createServer,
    interceptHead: ({ request, response }) => {
      if (request.url === '/metadata/nanda' && request.method === 'GET') {
        request.resume();
        const data = { authentication: { required: true, ...describeAuth(request) } };
        answer(response, 200, { success: true, data });
        return true;
      }
      const isForTokens = request.url === '/auth/dynamic' || request.url === '/auth/refresh';
      if (!isForTokens || request.method !== 'POST') return false;
      answerForTokens(request, response).catch(() => response.destroy());
      return true;
    },
    intercept: async ({ request, response }) => {
      const header = request.headers.authorization;
      if (header === undefined) {
        answer(response, 401, { error: 'Missing Authorization header' });
        return true;
      }
      try {
        await desk.check(header.split(' ')[1] ?? '');
        return false;
      } catch (error) {
        answer(response, 401, { error: wordsOf(error) });
        return true;
      }
    },
  });
  const authEndpoint = new URL('/auth/dynamic', service.url).href;
  const catalogAuth = describeAuth({ headers: { host: new URL(service.url).host } });
  return Object.assign(service, { authEndpoint, catalogAuth, tokenRequests });
}

function describeAuth({ headers }: Pick<IncomingMessage, 'headers'>) {
  return {
    type: 'evmauth',
    details: {
      blockchain: 'radius',
      contractAddress: 'Any EVMAuth-compatible contract on Radius',
      requiredTokenId: 'Any token ID',
      tokenName: 'EVMAuth Access Token',
      authEndpoint: `http://${headers.host}/auth/dynamic`,
    },
  };
}

async function settle(response: ServerResponse, work: () => Promise<unknown>): Promise<void> {
  try {
    answer(response, 200, await work());
  } catch (error) {
    answer(response, 401, { error: wordsOf(error) });
  }
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
