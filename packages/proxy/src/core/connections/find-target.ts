import type { Transport } from '@nanda/protocol';
import type { RecordCommand, ServiceRecord } from '../catalog/service-record.js';
import { resolveTarget } from './resolve-target.js';
import type { UpstreamTarget } from './upstream-connector.js';

/**
 * What to open for a service, its command included where it is one of the local user.
 *
 * @throws NandaError CONNECTION_FAILED where there is nothing that could be opened.
 */
export async function findTarget(
  record: ServiceRecord,
  options: {
    readonly transport?: Transport | undefined;
    readonly readCommand: (record: ServiceRecord) => Promise<RecordCommand | undefined>;
  },
): Promise<UpstreamTarget> {
  const command = await options.readCommand(record);
  return resolveTarget(record, { transport: options.transport, command });
}
