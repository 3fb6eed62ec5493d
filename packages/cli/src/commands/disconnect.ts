import type { Connection } from '@nanda/protocol';
import { connectionLabel } from '../connections/connection-label.js';
import { resolveConnection } from '../connections/resolve-connection.js';
import { CliError } from '../errors/cli-error.js';
import { connectionArgument } from './connection-argument.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

export const disconnect = defineCommand({
  summary: 'Close a connection; without a name the current one.',
  arguments: [connectionArgument],
  examples: [
    { line: 'disconnect', does: 'the current one' },
    { line: 'disconnect weather', does: 'by short name, service or id' },
    { line: 'disconnect --all', does: 'every one' },
  ],
  options: { all: { kind: 'flag', summary: 'Close all of them' }, ...proxyOptions },
  async run(context) {
    const { output, options, positionals, state } = context;
    const [named] = positionals;
    const all = options.all === true;
    if (all && named !== undefined) {
      throw new CliError('USAGE_ERROR', `--all closes every connection, not only ${named}.`, {
        hint: 'Give a name or --all.',
      });
    }
    const client = await context.client();
    const targets = all
      ? (await client.call<Connection[]>('connections.list')).data.map((connection) => ({
          id: connection.id,
          label: connectionLabel(connection),
        }))
      : [await resolveConnection(context, { named })];

    const [only] = targets;
    if (!all && named === undefined && only !== undefined && !output.json) {
      output.note(output.noteStyle.dim(`Closing ${output.clean(only.label)} (${only.id})`));
    }
    const current = await state.current();
    for (const { id, label } of targets) {
      try {
        await client.call('connections.delete', { params: { connectionId: id } });
      } catch (error) {
        // Of all of them, one that somebody else has closed meanwhile is as good as closed.
        const isGone = error instanceof CliError && error.code === 'CONNECTION_NOT_FOUND';
        if (!all || !isGone) throw error;
      } finally {
        // Also when it is gone already: it should not be what the next command means.
        if (current?.connectionId === id) await state.clearCurrent();
      }
      // One by one: where a later one fails, it has still been said what was done.
      if (!output.json) {
        output.print(
          all ? `Connection closed: ${output.clean(label)} (${id})` : 'Connection closed',
        );
      }
    }
    if (output.json) output.document({ disconnected: targets.map(({ id }) => id) });
    else if (targets.length === 0) output.print('No open connections.');
  },
});
