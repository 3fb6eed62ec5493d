import type { Connection } from '@nanda/protocol';
import { formatColumns, oneLine, plural, wrapText } from '@nanda/terminal';
import { formatDuration } from '../background/format-duration.js';
import { connectionLabel } from '../connections/connection-label.js';
import type { Overview } from '../overview/overview.js';
import { readOverview } from '../overview/read-overview.js';
import { suggestNext } from '../overview/suggest-next.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

/** Columns of the names of facts. */
const labelWidth = 13;
/** Connections that are named: those in trouble, and others. */
const mostFailures = 3;
const mostOpen = 5;

/** What the bare name of a program shows. Starts nothing. */
export const status = defineCommand({
  summary: 'Show where things stand, and what to do next.',
  arguments: [],
  examples: [],
  options: { json: proxyOptions.json, url: proxyOptions.url, profile: proxyOptions.profile },
  stopAfter: 1,
  async run({ io, output, settings, state, program }) {
    const overview = await readOverview({ settings, state, io });
    const { url, problem, connections, current, waiting } = overview;
    const failed = connections.filter(({ failure }) => failure !== undefined);
    const next = suggestNext(overview, program);
    if (output.json) {
      output.document({
        proxy: url ?? null,
        ...(problem !== undefined && { problem }),
        connections: connections.length,
        current: current?.id ?? null,
        waiting,
        ...(failed.length > 0 && {
          failures: failed.map(({ id, state: its, failure }) => ({ id, state: its, failure })),
        }),
        next: next.map(({ line }) => line),
      });
      return;
    }
    const { clean, style } = output;
    tell('Proxy', describeProxy(overview));
    if (problem !== undefined) warn(problem);
    if (current !== undefined) tell('Current', `${describe(current)}, ${current.id}`);
    const others = connections.filter((one) => one !== current && one.failure === undefined);
    if (others.length > 0) {
      const more = others.length > mostOpen ? `, and ${others.length - mostOpen} more` : '';
      tell('Open', `${others.slice(0, mostOpen).map(describe).join(', ')}${more}`);
    }
    if (waiting > 0) tell('Waiting', `${plural(waiting, 'call')} for an answer of yours`);
    for (const connection of failed.slice(0, mostFailures)) {
      const { failure, state: its } = connection;
      warn(`${connectionLabel(connection)} is ${its}: ${failure?.message ?? ''}`);
    }
    if (failed.length > mostFailures)
      warn(`${failed.length - mostFailures} more: ${program} connections`);
    output.print(`\n${style.bold('Next:')}\n${formatNext()}`);

    function tell(label: string, text: string): void {
      print(label.padEnd(labelWidth), text);
    }

    function warn(text: string): void {
      print(style.yellow('!'.padEnd(labelWidth)), clean(oneLine(text)));
    }

    function print(label: string, text: string): void {
      const line = wrapText(text, { width: output.width, hanging: labelWidth });
      output.print(label + line.slice(labelWidth));
    }

    function describe(connection: Connection): string {
      const count = plural(connection.metadata.tools.length, 'tool');
      return `${style.bold(clean(oneLine(connectionLabel(connection), 40)))} (${count})`;
    }

    /** What a command does beside it, or below where that is too long for a line. */
    function formatNext(): string {
      const longest = (texts: readonly string[]) => Math.max(...texts.map(({ length }) => length));
      const columns = longest(next.map(({ line }) => line)) + longest(next.map(({ does }) => does));
      if (columns + 4 > output.width) {
        return next.map(({ line, does }) => `  ${line}\n      ${style.dim(does)}`).join('\n');
      }
      const rows = next.map(({ line, does }) => [line, style.dim(does)]);
      return formatColumns(rows, { indent: '  ' });
    }
  },
});

function describeProxy({ url, startedAt, problem }: Overview): string {
  if (url === undefined) return 'not running; starts by itself';
  if (startedAt === undefined || problem !== undefined) return url;
  return `${url}, up for ${formatDuration(Math.max(0, Date.now() - Date.parse(startedAt)))}`;
}
