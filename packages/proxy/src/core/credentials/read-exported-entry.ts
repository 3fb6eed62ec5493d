import { ServiceCredentialsSchema, type ServiceAuthKind } from '@nanda/protocol';
import { serviceAuthKinds } from '@nanda/protocol/facts';
import { isOAuthTokens } from '../authorizations/is-oauth-tokens.js';
import { isObject } from '../is-object.js';
import type { VaultEntry } from './credential-vault.js';
import { holdsTokens } from './holds-tokens.js';

/** An entry of the vault as an export carries it. */
export type ExportedEntry = Pick<
  VaultEntry,
  'serviceId' | 'type' | 'place' | 'issuer' | 'scope' | 'isRenewable' | 'expiresAt' | 'secret'
> & {
  /** Whether it was of one connection alone. */
  readonly isOfConnection?: boolean;
  readonly updatedAt: string;
};

const longestText = 4096;
const longestSecret = 256 * 1024;

/** An entry of an export; undefined for what is none. */
export function readExportedEntry(value: unknown): ExportedEntry | undefined {
  if (!isObject(value)) return undefined;
  const { serviceId, type, place, secret, updatedAt } = value;
  if (!isText(serviceId) || !isKind(type) || !isText(place) || !isText(updatedAt)) return undefined;
  if (!isObject(secret) || JSON.stringify(secret).length > longestSecret) return undefined;
  const isTokens = holdsTokens({ type, secret });
  const read = isTokens ? undefined : ServiceCredentialsSchema.safeParse(secret);
  if (read !== undefined && (!read.success || read.data.type !== type)) return undefined;
  if (isTokens && !isOAuthTokens(secret['tokens'])) return undefined;
  const { issuer, scope, isRenewable, expiresAt, isOfConnection } = value;
  const texts = { issuer, scope, expiresAt };
  const flags = { isRenewable, isOfConnection };
  if (!Object.values(texts).every((text) => text === undefined || isText(text))) return undefined;
  if (!Object.values(flags).every((flag) => flag === undefined || typeof flag === 'boolean')) {
    return undefined;
  }
  const facts = Object.entries({ ...texts, ...flags }).filter(([, fact]) => fact !== undefined);
  return { serviceId, type, place, updatedAt, secret, ...Object.fromEntries(facts) };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= longestText;
}

function isKind(value: unknown): value is ServiceAuthKind {
  return serviceAuthKinds.some((kind) => kind === value) && value !== 'none' && value !== 'unknown';
}
