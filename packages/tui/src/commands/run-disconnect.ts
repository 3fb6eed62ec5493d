import type { CommandContext } from './command-context.js';
import { needConnection } from './need-connection.js';
import { pickConnection } from './pick-connection.js';

/** `disconnect`: the current connection, or the one that is named. */
export async function runDisconnect(target: string, context: CommandContext): Promise<void> {
  const state = context.readState();
  const { id: connectionId } =
    target === '' ? needConnection(state) : pickConnection(target, state);
  try {
    await context.client.disconnect(connectionId);
  } finally {
    // Whatever the proxy answered, the user is done with it and must not be stuck on it.
    context.dispatch({ type: 'disconnected', connectionId });
  }
  context.print('Connection closed');
}
