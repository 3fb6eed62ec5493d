import type { Connection } from '@nanda/protocol';
import { matchConnections } from '../connections/match-connections.js';
import type { CompletionContext } from './completion-context.js';

/** The connection that a command line means so far; undefined where it does not say, or none is open. */
export async function findTypedConnection(
  named: string | undefined,
  { connections, state, io }: CompletionContext,
): Promise<Connection | undefined> {
  const open = await connections();
  const wanted = (named ?? io.env['NANDA_CONNECTION'])?.replace(/^@/, '') || undefined;
  if (wanted !== undefined) {
    const matching = matchConnections(wanted, open);
    return matching.length === 1 ? matching[0] : undefined;
  }
  const current = await state.current();
  return (
    open.find(({ id }) => id === current?.connectionId) ?? (open.length === 1 ? open[0] : undefined)
  );
}
