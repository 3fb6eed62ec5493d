import type { ToolAuth } from '@nanda/protocol';
import { isCredentialHeader } from '@nanda/protocol/facts';
import { isObject } from '../is-object.js';

const longestProof = 65_536;
/** What a header field can hold. */
const secret = /^[\x20-\x7e\xa0-\xff]{1,16384}$/;

/** What a tool wants of its caller, from where no schema of the contract has looked at it; undefined where it is none. */
export function readToolAuth(value: unknown): ToolAuth | undefined {
  if (!isObject(value)) return undefined;
  const { type, credentials } = value;
  if (type === 'signature') {
    const isText = typeof credentials === 'string' && credentials.length >= 2;
    if (isText && credentials.length <= longestProof) return { type, credentials };
    return isObject(credentials) ? { type, credentials } : undefined;
  }
  if (type !== 'token' || !isObject(credentials)) return undefined;
  const { token, header } = credentials;
  if (typeof token !== 'string' || !secret.test(token)) return undefined;
  if (header === undefined) return { type, credentials: { token } };
  if (typeof header !== 'string' || !isCredentialHeader(header)) return undefined;
  return { type, credentials: { token, header } };
}
