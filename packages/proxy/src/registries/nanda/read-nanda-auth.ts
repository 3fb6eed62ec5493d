import { isObject } from '../../core/is-object.js';
import type { ServiceRecord } from '../../core/catalog/service-record.js';
import { readAuth } from '../values/read-auth.js';

/** What a row's `usage_requirements` say; null, where its owner set nothing. */
export function readNandaAuth(value: unknown): ServiceRecord['auth'] {
  if (!isObject(value)) return { kind: 'unknown' };
  const { authentication_required: isRequired, authentication_type: type } = value;
  const { rate_limits: rateLimits, pricing } = value;
  return readAuth({ type: wordOf(type, isRequired === true), rateLimits, pricing });
}

function wordOf(type: unknown, isRequired: boolean): unknown {
  // It wants something, and the registry has no word for it.
  if (type === 'other') return 'custom';
  // Contradicts itself: not to be shown as open.
  if (isRequired && (type === undefined || type === null || type === 'none')) return 'custom';
  return type;
}
