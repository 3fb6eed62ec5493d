import { chooseConnections } from '../connections/choose-connections.js';
import { closeConnections } from '../connections/close-connections.js';
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
    const { output, options, positionals } = context;
    const all = options.all === true;
    const targets = await chooseConnections(positionals, context, { all });
    const [only] = targets;
    if (!all && positionals.length === 0 && only !== undefined && !output.json) {
      output.note(output.noteStyle.dim(`Closing ${output.cleanNote(only.label)} (${only.id})`));
    }
    await closeConnections(targets, context, {
      mayBeGone: all,
      onClosed: ({ id, label }) => {
        if (output.json) return;
        output.print(
          all ? `Connection closed: ${output.clean(label)} (${id})` : 'Connection closed',
        );
      },
    });
    if (output.json) output.document({ disconnected: targets.map(({ id }) => id) });
    else if (targets.length === 0) output.print('No open connections.');
  },
});
