import type { CommandContext } from '../commands/command.js';
import { CliError } from '../errors/cli-error.js';
import type { ResolvedConnection } from './resolve-connection.js';

export interface CloseConnectionsOptions {
  /** Whether one that somebody else has closed meanwhile is as good as closed. */
  readonly mayBeGone: boolean;
  /** Told of each, before the next one: where a later one fails, it has still been said what was done. */
  readonly onClosed: (connection: ResolvedConnection) => void;
}

/** Closes connections one by one. @throws CliError `CONNECTION_NOT_FOUND` */
export async function closeConnections(
  connections: readonly ResolvedConnection[],
  { client: open, state }: Pick<CommandContext, 'client' | 'state'>,
  { mayBeGone, onClosed }: CloseConnectionsOptions,
): Promise<void> {
  const client = await open();
  const current = await state.current();
  for (const connection of connections) {
    const { id } = connection;
    try {
      await client.call('connections.delete', { params: { connectionId: id } });
    } catch (error) {
      const isGone = error instanceof CliError && error.code === 'CONNECTION_NOT_FOUND';
      if (!mayBeGone || !isGone) throw error;
    } finally {
      // Also when it is gone already: it should not be what the next command means.
      if (current?.connectionId === id) await state.clearCurrent();
    }
    onClosed(connection);
  }
}
