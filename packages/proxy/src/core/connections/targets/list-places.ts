import type { ServiceRecord } from '../../catalog/service-record.js';
import { fillUrl } from './fill-url.js';
import { placeOf } from './place-of.js';

/** Where credentials for a service may be sent to, over any of its transports. */
export function listPlaces(record: ServiceRecord): readonly string[] {
  const places = record.endpoints.map((endpoint) => {
    const { url, shownUrl } = fillUrl(endpoint, { variables: {} });
    return placeOf({ kind: 'http', url, ...(shownUrl !== undefined && { shownUrl }) });
  });
  return record.trust === 'local-user' ? [...places, placeOf({ kind: 'stdio' })] : places;
}
