import { preferEndpoints } from './prefer-endpoints.js';
import type { ServiceRecord } from './service-record.js';
import { normaliseAddress } from './view/normalise-address.js';

/** The address under which it is kept whether a service answers; undefined for one that has none. */
export function addressOf(record: Pick<ServiceRecord, 'endpoints'>): string | undefined {
  const [endpoint] = preferEndpoints(record);
  return endpoint && normaliseAddress(endpoint.url);
}
