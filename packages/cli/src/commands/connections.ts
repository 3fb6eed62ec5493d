import type { Connection } from '@nanda/protocol';
import { formatColumns, oneLine, wrapText } from '@nanda/terminal';
import { shortenId } from '../connections/shorten-id.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

export const connections = defineCommand({
  summary: 'List open connections. The one that exec and tools mean is marked.',
  arguments: [],
  examples: [
    { line: 'connections list', does: 'all that are open' },
    { line: 'connections list --json', does: 'for a program' },
  ],
  options: proxyOptions,
  async run(context) {
    const { output, state, program } = context;
    const client = await context.client();
    const { data } = await client.call<Connection[]>('connections.list');
    const current = (await state.current())?.connectionId ?? null;
    if (output.json) {
      output.document({ connections: data, current });
      return;
    }
    if (data.length === 0) {
      output.print('No open connections.');
      output.note(`Make one: ${program} search <words>, then ${program} connect 1`);
      return;
    }
    const { clean, style } = output;
    const ids = data.map(({ id }) => id);
    const isTerminal = Number.isFinite(output.width);
    const hasNames = data.some(({ name }) => name);
    const rows = data.map((connection) => [
      connection.id === current ? '*' : ' ',
      // A program that reads this may not take the beginning of an id for one.
      isTerminal ? shortenId(connection.id, ids) : connection.id,
      ...(hasNames ? [connection.name ?? '-'] : []),
      clean(oneLine(connection.metadata.serviceName, 30)),
      connection.state === 'connected' ? connection.state : style.yellow(connection.state),
      connection.transport,
      // One that is not connected has its tools again as soon as it is used.
      connection.state === 'connected' ? countTools(connection) : '',
    ]);
    const lines = formatColumns(rows).split('\n');
    data.forEach(({ failure }, index) => {
      output.print(lines[index] ?? '');
      if (failure === undefined) return;
      const reason = clean(oneLine(failure.message));
      output.print(style.dim(wrapText(reason, { width: output.width, hanging: 4 })));
    });
  },
});

function countTools({ metadata: { tools } }: Connection): string {
  return tools.length === 1 ? '1 tool' : `${tools.length} tools`;
}
