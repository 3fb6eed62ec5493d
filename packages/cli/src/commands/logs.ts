import {
  type McpLogLevel,
  mcpLogLevels,
  nearestName,
  oneLine,
  quoteForShell,
} from '@nanda/terminal';
import { createLineReader } from '../background/create-line-reader.js';
import { pause } from '../background/pause.js';
import { proxyLogPath } from '../background/proxy-log-path.js';
import { readServiceLine } from '../background/read-service-line.js';
import type { ServiceLine } from '../background/service-line.js';
import { standsForId } from '../connections/stands-for-id.js';
import { type CallLogLine, readCallLogs } from '../history/read-call-logs.js';
import { usageError } from '../options/usage-error.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

/** Milliseconds between two looks for more. */
const interval = 200;

export const logs = defineCommand({
  summary: 'Show what servers said: commands on their standard error, tools while they ran.',
  arguments: [
    { name: 'service', summary: 'Only of this one: its name, or the id of a connection with it' },
  ],
  examples: [
    { line: 'logs', does: 'of all, the last hundred lines' },
    { line: 'logs files -n 20 --follow', does: 'of one, and what comes' },
    { line: 'logs files --calls --level warning', does: 'and warnings of its tools' },
    { line: 'logs --json', does: 'for a program' },
  ],
  options: {
    lines: { kind: 'integer', short: 'n', default: 100, summary: 'How many of the last ones' },
    follow: { kind: 'flag', short: 'f', summary: 'Show what comes as well, until Ctrl-C' },
    calls: { kind: 'flag', summary: 'The log messages of the latest calls too' },
    level: {
      kind: 'text',
      value: 'LEVEL',
      choices: mcpLogLevels,
      summary: 'Of these only what is as grave as that (implies --calls)',
    },
    ...proxyOptions,
  },
  notes: [
    'With --follow --json each line is a document.',
    'They are kept in the log of the background proxy, unless LOG_LEVEL is warn or more. nanda serve writes its own log to its standard error: with LOG_LEVEL=info they are in it.',
  ],
  writesAsItComes: true,
  async run({ client: open, io, output, options, positionals, settings }) {
    const { follow = false, lines: most, level } = options;
    const hasCalls = options.calls === true || level !== undefined;
    if (follow && hasCalls) {
      throw usageError('--follow shows what commands write. To follow a call: nanda stream <tool>');
    }
    const log = proxyLogPath(settings.directories.state);
    const [wanted] = positionals;
    const isWanted = selectService(wanted);
    const others = new Set<string>();
    const current = createLineReader(log, { previous: `${log}.1` });
    let last: (ServiceLine | CallLogLine)[] = [];
    // The log that was put aside first.
    for (const reader of [createLineReader(`${log}.1`), current]) {
      await reader.read((text) => {
        const line = readServiceLine(text);
        if (line === undefined) return;
        if (!isWanted(line)) return void others.add(line.service);
        last.push(line);
        // Not one by one: that would move all the others each time.
        if (last.length > 2 * most + 100) last = last.slice(last.length - most);
      });
    }
    if (hasCalls) {
      const said = await readCallLogs({
        client: await open(),
        wanted,
        level: (level as McpLogLevel | undefined) ?? 'debug',
      });
      last = [...last, ...said].toSorted((one, other) => one.time.localeCompare(other.time));
    }
    last = last.slice(Math.max(0, last.length - most));
    if (output.json && !follow) {
      output.document({ log, lines: last });
      return;
    }
    for (const line of last) show(line);
    if (follow) await followLog();
    else if (last.length === 0) {
      const said =
        wanted === undefined ? 'Nothing has been said yet' : `${wanted} has said nothing`;
      const other = hasCalls
        ? undefined
        : (nearestName(wanted ?? '', [...others]) ?? [...others][0]);
      const next =
        other === undefined
          ? 'Only commands have something to say: nanda servers'
          : `Others have: nanda logs ${quoteForShell(other)}`;
      output.note(output.cleanNote(`${said}. ${next}`));
    }

    function show({ time, service, line, ...more }: ServiceLine | CallLogLine): void {
      if (output.json) {
        output.document({ time, ...more, service, line }, { oneLine: true });
        return;
      }
      const { clean, style } = output;
      const name = clean(oneLine(service, 40));
      const origin = 'tool' in more ? `${clean(oneLine(`${more.tool} ${more.level}`, 60))}  ` : '';
      output.print(`${style.dim(clean(time))} ${style.bold(name)}  ${origin}${clean(line)}`);
    }

    async function followLog(): Promise<void> {
      const stopping = new AbortController();
      const release = io.onStopRequest(() => stopping.abort());
      try {
        while (!stopping.signal.aborted) {
          await pause(interval, stopping);
          await current.read((text) => {
            const line = readServiceLine(text);
            if (line !== undefined && isWanted(line)) show(line);
          });
        }
      } finally {
        release();
      }
    }
  },
});

function selectService(
  wanted: string | undefined,
): (line: Pick<ServiceLine, 'service' | 'connectionId'>) => boolean {
  if (wanted === undefined) return () => true;
  const folded = wanted.replace(/^@/, '').toLowerCase();
  return ({ service, connectionId }) =>
    service.toLowerCase() === folded || standsForId(folded, connectionId);
}
