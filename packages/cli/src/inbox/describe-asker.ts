import { oneLine } from '@nanda/terminal';
import type { WaitingRequest } from './waiting-request.js';

/** Who asks, and for what: `Coffee (@shop) asks, for its tool order`. To be cleaned. */
export function describeAsker({
  serviceName,
  connection,
  toolName,
}: Pick<WaitingRequest, 'serviceName' | 'connection' | 'toolName'>): string {
  const name = oneLine(serviceName, 60);
  const short = connection === serviceName ? '' : ` (@${oneLine(connection, 64)})`;
  return `${name}${short} asks, for its tool ${oneLine(toolName, 60)}`;
}
