import { sanitizeLine } from '@nanda/terminal';
import { readUnchanged } from '../session/read-unchanged.js';
import type { CommandContext } from './command-context.js';

/** `connections`: those of this user, whoever opened them; the current one is marked. */
export async function listConnections(context: CommandContext): Promise<void> {
  const { client, dispatch, signal } = context;
  // What others open and close is not always told in time.
  const read = await readUnchanged(() => client.connections({ signal }), {
    watched: () => context.readState().connections.connections,
  });
  dispatch({ type: 'connections-listed', connections: read });
  const { connections, currentId } = context.readState().connections;
  const rows = connections.map(({ id, name, state, metadata }, index) => {
    const marks = [
      ...(id === currentId ? ['current'] : []),
      ...(state === 'connected' ? [] : [state]),
    ];
    const short = name === undefined ? '' : ` @${name}`;
    const mark = marks.length === 0 ? '' : ` (${marks.join(', ')})`;
    return `${index + 1}. ${sanitizeLine(metadata.serviceName)} (${id})${short}${mark}`;
  });
  context.print(rows.length > 0 ? rows.join('\n') : 'No connections');
}
