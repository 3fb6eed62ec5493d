import type { Transport } from '@nanda/protocol';
import { isCredentialHeader } from '@nanda/protocol/facts';
import { preferEndpoints } from '../catalog/prefer-endpoints.js';
import type {
  RecordCommand,
  RecordEndpoint,
  RecordTrust,
  ServiceRecord,
} from '../catalog/service-record.js';
import { NandaError } from '../nanda-error.js';
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
  const [endpoint] = preferEndpoints(record).filter(
    ({ transport }) => transport === undefined || isWanted(transport, options.transport),
  );
  if (endpoint === undefined) throw nothingToOpen(record, options.transport);
  const url = fillIn(endpoint, { record });
  const apiKeyHeader = findApiKeyHeader(record);
  const transport = options.transport === 'stdio' ? undefined : options.transport;
  return {
    kind: 'http',
    url,
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

/** An address with its `{variables}` filled in, as far as the registry says with what. */
function fillIn(
  { url, variables = [] }: RecordEndpoint,
  { record }: { readonly record: ServiceRecord },
): string {
  const missing: string[] = [];
  const filled = url.replace(/\{([\w.-]+)\}/g, (text, name: string) => {
    const variable = variables.find((one) => one.name === name);
    const value = variable?.value ?? variable?.default;
    if (value === undefined) missing.push(text);
    return value ?? text;
  });
  if (missing.length === 0) return filled;
  throw notOpened(
    record,
    `The address of the service "${record.name}" has to be filled in first: ${missing.join(', ')}. ` +
      'Add the address with your own values: nanda servers add <name> <url>.',
  );
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
