import { sanitizeLine } from '@nanda/terminal';
import type { CommandContext } from './command-context.js';

/** `connections`: those of this session; the current one is marked. */
export function listConnections(context: CommandContext): void {
  const { connections, currentConnectionId } = context.readState();
  const rows = connections.map(({ id, serviceName }, index) => {
    const mark = id === currentConnectionId ? ' (current)' : '';
    return `${index + 1}. ${sanitizeLine(serviceName)} (${id})${mark}`;
  });
  context.print(rows.length > 0 ? rows.join('\n') : 'No connections');
}
