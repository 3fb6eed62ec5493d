import type { Connection } from '@nanda/protocol';
import { nearestName } from '@nanda/terminal';
import type { CommandContext } from '../commands/command.js';
import { CliError } from '../errors/cli-error.js';
import { connectionLabel } from './connection-label.js';
import { matchConnections } from './match-connections.js';

/** A connection as commands address it. */
export interface ResolvedConnection {
  readonly id: string;
  readonly label: string;
}

type Context = Pick<CommandContext, 'io' | 'state' | 'client' | 'program'>;

/**
 * The connection that was named by id, short name or service; where none was, `NANDA_CONNECTION`,
 * else the last one connected, else the only one that is open.
 *
 * @throws CliError `CONNECTION_NOT_FOUND`, or `USAGE_ERROR` where several could be meant.
 */
export async function resolveConnection(
  context: Context,
  { named }: { readonly named?: string | undefined } = {},
): Promise<ResolvedConnection> {
  if (named !== undefined && /^@?\s*$/.test(named)) {
    throw new CliError('USAGE_ERROR', 'The name of the connection is empty.', {
      hint: `See what is open: ${context.program} connections`,
    });
  }
  const wanted = (named ?? context.io.env['NANDA_CONNECTION'])?.replace(/^@/, '') || undefined;
  const current = await context.state.current();
  // Found without asking the proxy: this is the way of most calls.
  if (current && (wanted === undefined || wanted === current.connectionId)) {
    const isStrict = Boolean(context.io.env['NANDA_STRICT']);
    if (wanted === undefined && (current.hasOthers === true || isStrict)) {
      const { tellChoice } = await import('./tell-choice.js');
      await tellChoice(current, context);
    }
    return { id: current.connectionId, label: current.name };
  }
  const client = await context.client();
  const { data: connections } = await client.call<Connection[]>('connections.list');
  const matching = wanted === undefined ? connections : matchConnections(wanted, connections);
  const [only] = matching;
  if (only === undefined) throw notFound(wanted, { connections, program: context.program });
  if (matching.length > 1) throw ambiguous(matching, context.program);
  return { id: only.id, label: connectionLabel(only) };
}

function notFound(
  wanted: string | undefined,
  {
    connections,
    program,
  }: { readonly connections: readonly Connection[]; readonly program: string },
): CliError {
  if (wanted === undefined) {
    return new CliError('CONNECTION_NOT_FOUND', 'There is no open connection.', {
      hint: `Make one first: ${program} search <words>, then ${program} connect 1`,
    });
  }
  const nearest = nearestName(wanted, connections.map(connectionLabel));
  return new CliError('CONNECTION_NOT_FOUND', `There is no connection "${wanted}".`, {
    details: { connection: wanted },
    hint:
      nearest === undefined
        ? `See what is open: ${program} connections`
        : `Did you mean ${nearest}?`,
  });
}

function ambiguous(matching: readonly Connection[], program: string): CliError {
  const [one] = matching;
  const isUnique = matching.filter(({ name }) => name === one?.name).length === 1;
  const short = program === 'nanda' && isUnique ? one?.name : undefined;
  const first = short ?? one?.id ?? '<id>';
  const lines = matching.map((connection) => `${connection.id}  ${connectionLabel(connection)}`);
  return new CliError('USAGE_ERROR', ['Several connections could be meant:', ...lines].join('\n'), {
    details: { connections: matching.map(({ id }) => id) },
    hint:
      program === 'nanda'
        ? `Name one: -c ${first}, or choose it for the commands to come: nanda use ${first}`
        : `Name one by its id: ${first}`,
  });
}
