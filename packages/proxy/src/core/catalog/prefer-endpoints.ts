import type { RecordEndpoint, ServiceRecord } from './service-record.js';

const preference: readonly RecordEndpoint['transport'][] = ['http', undefined, 'sse', 'websocket'];

/** Where a service answers, in the order in which it is tried: the first one is what it is known by. */
export function preferEndpoints({ endpoints }: Pick<ServiceRecord, 'endpoints'>): RecordEndpoint[] {
  return endpoints.toSorted(
    (a, b) => preference.indexOf(a.transport) - preference.indexOf(b.transport),
  );
}
