import { createHash, randomBytes } from 'node:crypto';
import { headers } from '@nanda/protocol/facts';
import type { Owner } from '../../core/principal.js';
import type { RequestHead } from './request-head.js';

/** Tokens of anonymous clients: they name a client, and never a user. */
export const clientToken = {
  /** The cookie that carries one for web pages. */
  cookie: 'nanda_client',
  isOne: (text: string): boolean => /^nc_[A-Za-z0-9_-]{43}$/.test(text),
  create: (): string => `nc_${randomBytes(32).toString('base64url')}`,
  /** The one that a request has, in its field or its cookie. */
  read(request: Pick<RequestHead, 'headers'>): string | undefined {
    const sent = request.headers.get(headers.client) ?? cookieOf(request);
    return sent !== undefined && clientToken.isOne(sent) ? sent : undefined;
  },
  ownerOf: (token: string): Owner => ({
    kind: 'anonymous',
    clientId: createHash('sha256').update(token).digest('hex'),
  }),
} as const;

function cookieOf(request: Pick<RequestHead, 'headers'>): string | undefined {
  const cookies = request.headers.get('cookie')?.split(/; */) ?? [];
  return cookies
    .find((cookie) => cookie.startsWith(`${clientToken.cookie}=`))
    ?.slice(clientToken.cookie.length + 1);
}
