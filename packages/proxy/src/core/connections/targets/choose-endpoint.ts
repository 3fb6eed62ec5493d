import type { Transport } from '@nanda/protocol';
import { preferEndpoints } from '../../catalog/prefer-endpoints.js';
import type { RecordEndpoint, ServiceRecord } from '../../catalog/service-record.js';

/** The endpoint of a service that is opened; undefined where it has none of that transport. */
export function chooseEndpoint(
  record: ServiceRecord,
  { transport: wanted }: { readonly transport?: Transport | undefined },
): RecordEndpoint | undefined {
  return preferEndpoints(record).find(
    ({ transport }) => transport === undefined || wanted === undefined || transport === wanted,
  );
}
