import type { ServiceRecord } from '../catalog/service-record.js';

/**
 * Reads the header fields that the local user has configured for a service, with their secrets; at the moment
 * of connecting, so that no store ever sees them.
 */
export type ReadHeaders = (
  record: ServiceRecord,
) => Promise<Readonly<Record<string, string>> | undefined>;
