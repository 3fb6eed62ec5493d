import { formatColumns, formatLatency, oneLine, wrapText } from '@nanda/terminal';
import { chooseConnections } from '../connections/choose-connections.js';
import { pingConnection } from '../connections/ping-connection.js';
import { exitCodeOf } from '../errors/exit-code-of.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

export const connectionsPing = defineCommand({
  summary: 'Ask connections whether they answer, and how long that takes.',
  arguments: [
    {
      name: 'connection',
      summary: 'Ids, short names or services; else the current one',
      many: true,
    },
  ],
  examples: [
    { line: 'connections ping weather', does: 'one of them' },
    { line: 'connections ping --all', does: 'every one, all at once' },
  ],
  options: { all: { kind: 'flag', summary: 'Ask all of them' }, ...proxyOptions },
  notes: ['Exit code 4 where one of them does not answer.'],
  async run(context) {
    const { output, options, positionals, program } = context;
    const targets = await chooseConnections(positionals, context, { all: options.all === true });
    const client = await context.client();
    const pings = await Promise.all(
      targets.map((connection) => pingConnection(connection, { client })),
    );
    const failed = pings.filter(({ answers }) => !answers).length;
    if (output.json) {
      output.document({ pings });
      return failed > 0 ? exitCodeOf('CONNECTION_FAILED') : 0;
    }
    const { clean, style } = output;
    if (pings.length === 0) {
      output.print('No open connections.');
      output.note(`Make one: ${program} search <words>, then ${program} connect 1`);
      return 0;
    }
    const rows = pings.map(({ answers, name, latency, status }) => [
      answers ? style.green('✓') : style.red('✗'),
      clean(oneLine(name, 40)),
      answers ? formatLatency(latency) : '',
      status === 'healthy' ? '' : style.yellow(status),
    ]);
    const lines = formatColumns(rows).split('\n');
    pings.forEach(({ reason }, index) => {
      output.print((lines[index] ?? '').trimEnd());
      if (reason === undefined) return;
      const text = clean(oneLine(reason));
      output.print(style.dim(wrapText(text, { width: output.width, hanging: 3 })));
    });
    return failed > 0 ? exitCodeOf('CONNECTION_FAILED') : 0;
  },
});
