import type { ServiceCredentials, Transport } from '@nanda/protocol';
import type { RecordCommand, ServiceRecord } from '../catalog/service-record.js';
import type { ReadHeaders } from './read-headers.js';
import { resolveTarget } from './resolve-target.js';
import { joinHeaders } from './targets/join-headers.js';
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
    /** Their `variables` are filled in. @default none */
    readonly credentials?: ServiceCredentials | undefined;
  },
): Promise<UpstreamTarget> {
  const command = await options.readCommand(record);
  const { transport, credentials } = options;
  const target = resolveTarget(record, { transport, command, credentials });
  if (target.kind === 'stdio') return target;
  const headers = await options.readHeaders?.(record);
  return headers === undefined
    ? target
    : { ...target, headers: joinHeaders(target.headers, headers) };
}
