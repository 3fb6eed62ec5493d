import type { Connection } from '@nanda/protocol';
import { oneLine, sanitizeForTerminal } from '@nanda/terminal';
import type { CommandContext } from '../commands/command.js';
import { CliError } from '../errors/cli-error.js';
import type { CurrentConnection } from '../state/current-connection.js';
import { connectionLabel } from './connection-label.js';

/** Those that were told: a command that looks twice says it once. */
const told = new WeakSet<object>();

/**
 * Says which connection a script uses that names none while several are open. Nothing where somebody sits at the
 * terminal, who has chosen it.
 *
 * @throws CliError `USAGE_ERROR` where `NANDA_STRICT` wants every command to name its connection
 */
export async function tellChoice(
  { connectionId, name }: CurrentConnection,
  { io, client: open, program, state }: Pick<CommandContext, 'io' | 'client' | 'program' | 'state'>,
): Promise<void> {
  if (io.stdin.isTTY === true || told.has(state)) return;
  const client = await open();
  const { data: connections } = await client.call<Connection[]>('connections.list');
  // One that is closed meanwhile is told of by whoever tries to use it.
  if (connections.length < 2 || !connections.some(({ id }) => id === connectionId)) return;
  const how =
    program === 'nanda' ? '-c NAME or NANDA_CONNECTION says which' : 'NANDA_CONNECTION says which';
  const policy = io.env['NANDA_STRICT'] ?? '';
  if (policy !== '' && policy !== '0' && policy !== 'false') {
    const lines = connections.map((one) => `${one.id}  ${connectionLabel(one)}`);
    throw new CliError(
      'USAGE_ERROR',
      [
        `${connections.length} connections are open, and NANDA_STRICT wants one to be named:`,
        ...lines,
      ].join('\n'),
      {
        details: { connections: connections.map(({ id }) => id) },
        hint: `${how}.`,
      },
    );
  }
  told.add(state);
  const clean = io.stderr.isTTY === true ? sanitizeForTerminal : (text: string) => text;
  const label = clean(oneLine(name, 64));
  io.stderr.write(`Using @${label}: ${connections.length} connections are open; ${how}.\n`);
}
