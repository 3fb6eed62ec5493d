import type { Transport } from '@nanda/protocol';
import type { RecordCommand, ServiceRecord } from '../../catalog/service-record.js';
import { chooseEndpoint } from './choose-endpoint.js';
import { fillUrl } from './fill-url.js';
import { placeOf } from './place-of.js';

/** Where credentials for a service are sent to, before it is known what they are; undefined where nothing can be opened. */
export function findPlace(
  record: ServiceRecord,
  {
    transport,
    command,
  }: {
    readonly transport?: Transport | undefined;
    readonly command?: RecordCommand | undefined;
  } = {},
): string | undefined {
  if (command !== undefined && record.trust === 'local-user') return placeOf({ kind: 'stdio' });
  const endpoint = chooseEndpoint(record, { transport });
  if (endpoint === undefined) return undefined;
  const { shownUrl, url } = fillUrl(endpoint, { variables: {} });
  return placeOf({ kind: 'http', url, ...(shownUrl !== undefined && { shownUrl }) });
}
