import type { CalledTool } from '../access/called-tool.js';
import type { LiveConnection } from './live-connection.js';

/** A tool of a connection as rules name it: by what the catalog says, which no service can say of itself. */
export function calledTool(
  { stored, record }: Pick<LiveConnection, 'stored' | 'record'>,
  toolName: string,
): CalledTool {
  return { serviceId: stored.serviceId, serviceName: record?.name, toolName };
}
