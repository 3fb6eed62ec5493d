import type { Transport } from '@nanda/protocol';
import type { RecordEndpoint, ServiceRecord } from '../../core/catalog/service-record.js';
import { cleanUrl } from '../values/clean-url.js';
import { isObject } from '../../core/is-object.js';
import { readTransport } from '../values/read-transport.js';

const maxEndpoints = 16;

export interface EndpointReading {
  readonly endpoints: readonly RecordEndpoint[];
  /** Transports that no endpoint carries; see `ServiceRecord.transports`. */
  readonly transports: NonNullable<ServiceRecord['transports']>;
  readonly problem?: string;
}

export interface EndpointSource {
  /** URLs, or objects with `url` and a transport word as `transport` or `type`. */
  readonly candidates: readonly unknown[];
  /** Transport words of the row as a whole. */
  readonly words?: readonly unknown[];
}

/** Reads the addresses of a row. One that cannot be used costs only itself. */
export function readEndpoints({ candidates, words = [] }: EndpointSource): EndpointReading {
  const named = words.map(readTransport).filter((transport) => transport !== undefined);
  const remotes = new Set(named.filter((transport) => transport !== 'stdio'));
  const [only] = remotes;
  const fallback = remotes.size === 1 ? only : undefined;
  const endpoints: RecordEndpoint[] = [];
  const transports = new Set<Transport>(named);
  let problem: string | undefined;
  for (const candidate of candidates.slice(0, maxEndpoints)) {
    const source = isObject(candidate) ? candidate : { url: candidate };
    const transport = readTransport(source['transport'] ?? source['type']);
    if (transport === 'stdio') {
      transports.add('stdio');
      continue;
    }
    const address = cleanUrl(source['url']);
    if (address === undefined) {
      problem = 'an endpoint has no usable http(s) or ws(s) URL and was left out';
      continue;
    }
    if (address.wasScrubbed) problem = 'an endpoint URL held credentials, which were left out';
    const spoken = transport ?? fallback ?? transportOfScheme(address.url);
    endpoints.push(
      spoken === undefined ? { url: address.url } : { url: address.url, transport: spoken },
    );
  }
  for (const { transport } of endpoints) if (transport !== undefined) transports.delete(transport);
  return {
    endpoints,
    transports: [...transports],
    ...(problem === undefined ? {} : { problem }),
  };
}

function transportOfScheme(url: string): 'websocket' | undefined {
  return /^wss?:/i.test(url) ? 'websocket' : undefined;
}
