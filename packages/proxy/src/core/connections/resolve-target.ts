import type { ServiceCredentials, Transport } from '@nanda/protocol';
import { isCredentialHeader } from '@nanda/protocol/facts';
import type { RecordCommand, RecordTrust, ServiceRecord } from '../catalog/service-record.js';
import { NandaError } from '../nanda-error.js';
import { connectionErrors } from './connection-errors.js';
import { chooseEndpoint } from './targets/choose-endpoint.js';
import { fillHeaders } from './targets/fill-headers.js';
import { fillUrl } from './targets/fill-url.js';
import type { AddressPolicy, UpstreamTarget } from './upstream-connector.js';

/** Who named an endpoint decides what it may reach. */
const addressPolicies: Record<RecordTrust, AddressPolicy> = {
  'local-user': 'any',
  'local-file': 'public-and-loopback',
  registry: 'public',
};

/**
 * What to open for a service.
 *
 * @throws NandaError CONNECTION_FAILED where the catalog knows nothing that could be opened; SERVICE_AUTH_REQUIRED where its
 * address has to be filled in by the caller; VALIDATION_ERROR for what cannot be filled in.
 */
export function resolveTarget(
  record: ServiceRecord,
  options: {
    readonly transport?: Transport | undefined;
    readonly command?: RecordCommand | undefined;
    /** Their `variables` are filled in. @default none */
    readonly credentials?: ServiceCredentials | undefined;
  },
): UpstreamTarget {
  const { command, credentials } = options;
  if (command !== undefined && record.trust === 'local-user') return { kind: 'stdio', ...command };
  const endpoint = chooseEndpoint(record, options);
  if (endpoint === undefined) throw nothingToOpen(record, options.transport);
  const variables = (credentials?.type === 'custom' && credentials.variables) || {};
  const { url, shownUrl, missing } = fillUrl(endpoint, { variables });
  if (missing.length > 0) throw connectionErrors.addressIncomplete(record, missing);
  const { headers } = fillHeaders(endpoint, { variables });
  const apiKeyHeader = findApiKeyHeader(record);
  const transport = options.transport === 'stdio' ? undefined : options.transport;
  const secrets = Object.values(variables);
  return {
    kind: 'http',
    url,
    ...(shownUrl !== undefined && { shownUrl }),
    ...(secrets.length > 0 && { secrets }),
    ...((transport ?? endpoint.transport) && { transport: transport ?? endpoint.transport }),
    addressPolicy: addressPolicyOf(record),
    ...(apiKeyHeader !== undefined && { apiKeyHeader }),
    ...(Object.keys(headers).length > 0 && { headers }),
  };
}

/** Which addresses it may lead to, and what it says of itself. */
export function addressPolicyOf({ trust }: Pick<ServiceRecord, 'trust'>): AddressPolicy {
  return addressPolicies[trust];
}

/** Where the catalog names one field for the key: as `header`, or alone in `headers`. It is a registry's word. */
function findApiKeyHeader({ auth }: ServiceRecord): string | undefined {
  const { header, headers } = auth.details ?? {};
  const isAlone = auth.kind === 'api_key' && Array.isArray(headers) && headers.length === 1;
  const named: unknown = header ?? (isAlone ? headers[0] : undefined);
  return typeof named === 'string' && isCredentialHeader(named) ? named : undefined;
}

function nothingToOpen(record: ServiceRecord, wanted: Transport | undefined): NandaError {
  if (record.endpoints.length > 0) {
    return notOpened(
      record,
      `The service "${record.name}" has no endpoint for the transport "${wanted}"; leave the transport out.`,
    );
  }
  const isKnown =
    (record.packages ?? []).length > 0 || record.transports?.includes('stdio') === true;
  return notOpened(
    record,
    isKnown
      ? `The service "${record.name}" has no remote endpoint: it runs as a command on the user's own machine. ` +
          'Review the command that its publisher names, then add it: nanda servers add <name> -- <command>.'
      : `Its registry says neither where the service "${record.name}" answers nor how it is run. ` +
          'Look at its homepage or repository, then add it: nanda servers add <name> <url>, or <name> -- <command>.',
  );
}

function notOpened(record: ServiceRecord, message: string): NandaError {
  return new NandaError('CONNECTION_FAILED', message, {
    details: { cause: 'endpoint', serviceId: record.id },
    retryable: false,
  });
}
