import { sanitizeLine } from '@nanda/terminal';
import type { CommandContext } from './command-context.js';
import { pickConnection } from './pick-connection.js';

/** `use: 1`: makes another open connection the current one. */
export async function switchConnection(target: string, context: CommandContext): Promise<void> {
  const { id, metadata } = await pickConnection(target, context);
  context.dispatch({ type: 'switched', connectionId: id });
  context.print(`Using ${sanitizeLine(metadata.serviceName)} (${id})`);
}
