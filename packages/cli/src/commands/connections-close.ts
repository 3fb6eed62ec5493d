import { chooseConnections } from '../connections/choose-connections.js';
import { closeConnections } from '../connections/close-connections.js';
import { usageError } from '../options/usage-error.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

export const connectionsClose = defineCommand({
  summary: 'Close connections.',
  arguments: [
    { name: 'connection', summary: 'Ids, short names or services; one or more', many: true },
  ],
  examples: [
    { line: 'connections close weather files', does: 'two of them' },
    { line: 'connections close --all', does: 'every one' },
  ],
  options: { all: { kind: 'flag', summary: 'Close all of them' }, ...proxyOptions },
  async run(context) {
    const { output, options, positionals, program } = context;
    const all = options.all === true;
    if (!all && positionals.length === 0) {
      throw usageError(`Which ones? ${program} connections close <connection>…, or --all.`);
    }
    const targets = await chooseConnections(positionals, context, { all });
    await closeConnections(targets, context, {
      mayBeGone: all,
      onClosed: ({ id, label }) => {
        if (!output.json) output.print(`Connection closed: ${output.clean(label)} (${id})`);
      },
    });
    if (output.json) output.document({ disconnected: targets.map(({ id }) => id) });
    else if (targets.length === 0) output.print('No open connections.');
  },
});
