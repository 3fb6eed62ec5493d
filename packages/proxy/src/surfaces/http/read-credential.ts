import { headers } from '@nanda/protocol/facts';
import type { ShownCredential } from '../../core/accounts/identity.js';
import type { RequestHead } from './request-head.js';

/** What a request shows to say who sends it; `Authorization` before `X-API-Key`. */
export function readCredential({
  headers: sent,
}: Pick<RequestHead, 'headers'>): ShownCredential | undefined {
  const bearer = /^Bearer +(\S+)$/i.exec(sent.get('authorization') ?? '')?.[1];
  if (bearer !== undefined) return { kind: 'bearer', value: bearer };
  const key = sent.get(headers.apiKey) ?? '';
  return key === '' ? undefined : { kind: 'api_key', value: key };
}
