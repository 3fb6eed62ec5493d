import { sanitizeLine } from '@nanda/terminal';
import type { CommandContext } from './command-context.js';
import { pickConnection } from './pick-connection.js';

/** `use: 1`: makes another open connection the current one. */
export function switchConnection(target: string, context: CommandContext): void {
  const { id, serviceName } = pickConnection(target, context.readState());
  context.dispatch({ type: 'switched', connectionId: id });
  context.print(`Using ${sanitizeLine(serviceName)} (${id})`);
}
