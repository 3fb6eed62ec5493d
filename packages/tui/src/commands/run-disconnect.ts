import type { CommandContext } from './command-context.js';
import { pickConnection } from './pick-connection.js';

/** `disconnect`: the current connection, or the one that is named. */
export async function runDisconnect(target: string, context: CommandContext): Promise<void> {
  const { id: connectionId } = await pickConnection(target, context);
  try {
    await context.client.disconnect(connectionId);
  } finally {
    // Whatever the proxy answered, the user is done with it and must not be stuck on it.
    context.dispatch({ type: 'disconnected', connectionId });
  }
  context.print('Connection closed');
}
