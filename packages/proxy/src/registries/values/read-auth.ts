import { type ServiceAuthKind, serviceAuthKinds } from '@nanda/protocol/facts';
import type { ServiceRecord } from '../../core/catalog/service-record.js';
import { cleanText } from './clean-text.js';
import { isObject } from '../../core/is-object.js';

/** Keys whose values would be credentials, whatever they are called with. */
const secretKeys =
  /^(?:value|secret|password|passwd|token|key|jwt|api[-_]?key|access[-_]?token|refresh[-_]?token|client[-_]?secret|private[-_]?key|authorization|credentials?)$/i;

const maxDetails = 16;

/** What a row says about the credentials that its service wants: a word, or `{type, …}`. */
export function readAuth(value: unknown): ServiceRecord['auth'] {
  if (!isObject(value)) return { kind: readKind(value) };
  const { type, kind, details: nested, ...rest } = value;
  const details = readDetails({ ...rest, ...(isObject(nested) ? nested : {}) });
  return {
    kind: readKind(type ?? kind),
    ...(Object.keys(details).length === 0 ? {} : { details }),
  };
}

function readKind(value: unknown): ServiceAuthKind {
  if (typeof value !== 'string') return 'unknown';
  const word = value
    .slice(0, 64)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_');
  const known = serviceAuthKinds.find((kind) => kind === word);
  if (known !== undefined) return known;
  if (word === 'open' || word === 'public') return 'none';
  if (word.startsWith('oauth')) return 'oauth2';
  if (/^(?:api_?key|apikey|key|x_api_key)$/.test(word)) return 'api_key';
  if (/^(?:bearer.*|jwt|token|pat)$/.test(word)) return 'bearer';
  if (word.startsWith('evm')) return 'evmauth';
  if (/^(?:header|headers|basic)$/.test(word)) return 'custom';
  return 'unknown';
}

/** Flat facts only: a header's name, a contract's address, scopes. Nothing that may be a credential. */
function readDetails(value: Record<string, unknown>): Record<string, unknown> {
  const details: Record<string, unknown> = {};
  for (const [name, entry] of Object.entries(value).slice(0, maxDetails)) {
    const key = cleanText(name, { maxLength: 64 });
    if (key === undefined || key === '__proto__' || secretKeys.test(key)) continue;
    const fact = Array.isArray(entry)
      ? entry
          .slice(0, maxDetails)
          .map(readFact)
          .filter((item) => item !== undefined)
      : readFact(entry);
    if (fact !== undefined) details[key] = fact;
  }
  return details;
}

function readFact(value: unknown): string | number | boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  return cleanText(value, { maxLength: 256 });
}
