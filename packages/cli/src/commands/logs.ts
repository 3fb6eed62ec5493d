import { createLineReader } from '../background/create-line-reader.js';
import { pause } from '../background/pause.js';
import { proxyLogPath } from '../background/proxy-log-path.js';
import { readServiceLine } from '../background/read-service-line.js';
import type { ServiceLine } from '../background/service-line.js';
import { standsForId } from '../connections/stands-for-id.js';
import { oneLine } from '../text/one-line.js';
import { commonOptions } from './common-options.js';
import { defineCommand } from './define-command.js';

/** Milliseconds between two looks for more. */
const interval = 200;

export const logs = defineCommand({
  summary: 'Show what your own servers that are commands wrote to their standard error.',
  arguments: [
    { name: 'service', summary: 'Only of this one: its name, or the id of a connection with it' },
  ],
  examples: [
    { line: 'logs', does: 'of all, the last hundred lines' },
    { line: 'logs files -n 20 --follow', does: 'of one, and what comes' },
    { line: 'logs --json', does: 'for a program' },
  ],
  options: {
    lines: { kind: 'integer', short: 'n', default: 100, summary: 'How many of the last ones' },
    follow: { kind: 'flag', short: 'f', summary: 'Show what comes as well, until Ctrl-C' },
    ...commonOptions,
  },
  notes: [
    'With --follow --json each line is a document.',
    'They are kept in the log of the background proxy, unless LOG_LEVEL is warn or more. nanda serve writes its own log to its standard error: with LOG_LEVEL=info they are in it.',
  ],
  async run({ io, output, options, positionals, settings }) {
    const { follow = false, lines: most } = options;
    const log = proxyLogPath(settings.directories.state);
    const isWanted = selectService(positionals[0]);
    const current = createLineReader(log);
    let last: ServiceLine[] = [];
    // The log that was put aside first.
    for (const reader of [createLineReader(`${log}.1`), current]) {
      await reader.read((text) => {
        const line = readServiceLine(text);
        if (line === undefined || !isWanted(line)) return;
        last.push(line);
        // Not one by one: that would move all the others each time.
        if (last.length > 2 * most + 100) last = last.slice(last.length - most);
      });
    }
    last = last.slice(Math.max(0, last.length - most));
    if (output.json && !follow) {
      output.document({ log, lines: last });
      return;
    }
    for (const line of last) show(line);
    if (follow) await followLog();
    else if (last.length === 0) {
      output.note('Nothing has been said yet. Only commands have something to say: nanda servers');
    }

    function show({ time, service, line, ...more }: ServiceLine): void {
      if (output.json) {
        output.document({ time, ...more, service, line }, { oneLine: true });
        return;
      }
      const { clean, style } = output;
      const name = clean(oneLine(service, 40));
      output.print(`${style.dim(clean(time))} ${style.bold(name)}  ${clean(line)}`);
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
  const folded = wanted.toLowerCase();
  return ({ service, connectionId }) =>
    service.toLowerCase() === folded || standsForId(wanted, connectionId);
}
