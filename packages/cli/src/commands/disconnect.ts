import type { Connection } from '@nanda/protocol';
import { connectionLabel } from '../connections/connection-label.js';
import { resolveConnection } from '../connections/resolve-connection.js';
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
    const client = await context.client();
    const targets = options.all
      ? (await client.call<Connection[]>('connections.list')).data.map((connection) => ({
          id: connection.id,
          label: connectionLabel(connection),
        }))
      : [await resolveConnection(context, { named: positionals[0] })];

    const current = await state.current();
    for (const { id } of targets) {
      try {
        await client.call('connections.delete', { params: { connectionId: id } });
      } finally {
        // Also when it is gone already: it should not be what the next command means.
        if (current?.connectionId === id) await state.clearCurrent();
      }
    }
    if (output.json) {
      output.document({ disconnected: targets.map(({ id }) => id) });
    } else if (targets.length === 0) {
      output.print('No open connections.');
    } else {
      for (const { label, id } of targets) {
        output.print('Connection closed');
        output.note(output.noteStyle.dim(`${label} (${id})`));
      }
    }
  },
});
