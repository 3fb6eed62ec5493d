import type { Transport } from '@nanda/protocol';
import { isCredentialHeader } from '@nanda/protocol/facts';
import type { RecordCommand, RecordTrust, ServiceRecord } from '../catalog/service-record.js';
import { NandaError } from '../nanda-error.js';
import type { AddressPolicy, UpstreamTarget } from './upstream-connector.js';

/** Who named an endpoint decides what it may reach. */
const addressPolicies: Record<RecordTrust, AddressPolicy> = {
  'local-user': 'any',
  'local-file': 'public-and-loopback',
  registry: 'public',
};

const preference: readonly (Transport | undefined)[] = ['http', undefined, 'sse', 'websocket'];

/**
 * What to open for a service.
 *
 * @throws NandaError CONNECTION_FAILED where the catalog knows nothing that could be opened.
 */
export function resolveTarget(
  record: ServiceRecord,
  options: {
    readonly transport?: Transport | undefined;
    readonly command?: RecordCommand | undefined;
  },
): UpstreamTarget {
  const { command } = options;
  if (command !== undefined && record.trust === 'local-user') return { kind: 'stdio', ...command };
  const endpoint = record.endpoints
    .filter(({ transport }) => transport === undefined || isWanted(transport, options.transport))
    .toSorted((a, b) => preference.indexOf(a.transport) - preference.indexOf(b.transport))[0];
  if (endpoint === undefined) throw nothingToOpen(record, options.transport);
  const apiKeyHeader = findApiKeyHeader(record);
  const transport = options.transport === 'stdio' ? undefined : options.transport;
  return {
    kind: 'http',
    url: endpoint.url,
    ...((transport ?? endpoint.transport) && { transport: transport ?? endpoint.transport }),
    addressPolicy: addressPolicies[record.trust],
    ...(apiKeyHeader !== undefined && { apiKeyHeader }),
  };
}

/** Where the catalog names one field for the key: as `header`, or alone in `headers`. It is a registry's word. */
function findApiKeyHeader({ auth }: ServiceRecord): string | undefined {
  const { header, headers } = auth.details ?? {};
  const isAlone = auth.kind === 'api_key' && Array.isArray(headers) && headers.length === 1;
  const named: unknown = header ?? (isAlone ? headers[0] : undefined);
  return typeof named === 'string' && isCredentialHeader(named) ? named : undefined;
}

function isWanted(transport: Transport, wanted: Transport | undefined): boolean {
  return wanted === undefined || transport === wanted;
}

function nothingToOpen(record: ServiceRecord, wanted: Transport | undefined): NandaError {
  const what =
    record.endpoints.length > 0
      ? `The service "${record.name}" has no endpoint for the transport "${wanted}"; leave the transport out.`
      : `The service "${record.name}" has no remote endpoint: it runs as a command on the user's own machine. ` +
        'Review the command that its publisher names, then add it: nanda servers add <name> -- <command>.';
  return new NandaError('CONNECTION_FAILED', what, {
    details: { cause: 'endpoint', serviceId: record.id },
    retryable: false,
  });
}
