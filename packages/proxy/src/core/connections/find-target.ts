import type { Transport } from '@nanda/protocol';
import type { RecordCommand, ServiceRecord } from '../catalog/service-record.js';
import type { ReadHeaders } from './read-headers.js';
import { resolveTarget } from './resolve-target.js';
import type { UpstreamTarget } from './upstream-connector.js';

/**
 * What to open for a service: its command, or what is sent to its address, included where the local user
 * has configured it.
 *
 * @throws NandaError CONNECTION_FAILED where there is nothing that could be opened.
 */
export async function findTarget(
  record: ServiceRecord,
  options: {
    readonly transport?: Transport | undefined;
    readonly readCommand: (record: ServiceRecord) => Promise<RecordCommand | undefined>;
    readonly readHeaders?: ReadHeaders | undefined;
  },
): Promise<UpstreamTarget> {
  const command = await options.readCommand(record);
  const target = resolveTarget(record, { transport: options.transport, command });
  if (target.kind === 'stdio') return target;
  const headers = await options.readHeaders?.(record);
  return headers === undefined ? target : { ...target, headers };
}
