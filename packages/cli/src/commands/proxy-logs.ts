import { createLogReader, type LoggedLine } from '../background/create-log-reader.js';
import { formatLogEntry } from '../background/format-log-entry.js';
import { type LogLevel, logLevels } from '../background/log-entry.js';
import { pause } from '../background/pause.js';
import { proxyLogPath } from '../background/proxy-log-path.js';
import { commonOptions } from './common-options.js';
import { defineCommand } from './define-command.js';

/** Milliseconds between two looks for more. */
const interval = 200;

export const proxyLogs = defineCommand({
  summary: 'Show the end of the background proxy’s log.',
  arguments: [],
  examples: [
    { line: 'proxy logs -n 100', does: 'the last hundred lines' },
    { line: 'proxy logs -f', does: 'and what comes, until Ctrl-C' },
    { line: 'proxy logs --level warn', does: 'only what went wrong' },
  ],
  options: {
    lines: { kind: 'integer', short: 'n', default: 40, summary: 'How many of the last ones' },
    follow: { kind: 'flag', short: 'f', summary: 'Show what comes as well, until Ctrl-C' },
    level: { kind: 'text', value: 'LEVEL', choices: logLevels, summary: 'The least to show' },
    ...commonOptions,
  },
  notes: ['With --follow --json each line is a document. Where the log lies: nanda proxy status'],
  writesAsItComes: true,
  async run({ io, output, options, settings }) {
    const { follow = false, lines: count } = options;
    const { state } = settings.directories;
    const level = options.level as LogLevel | undefined;
    const reader = createLogReader({ directory: state, level });
    const last = await reader.readLast(count);
    if (output.json && !follow) {
      output.document({ log: proxyLogPath(state), lines: last.map(toDocument) });
      return;
    }
    for (const line of last) show(line);
    if (follow) await followLog();
    else if (last.length === 0) {
      const what = level === undefined || level === 'debug' ? 'Nothing' : `No ${level}`;
      output.note(`${what} is written yet to ${proxyLogPath(state)}`);
    }

    function show(line: LoggedLine): void {
      if (output.json) output.document(toDocument(line), { oneLine: true });
      else output.print(formatLogEntry(line.entry, output));
    }

    async function followLog(): Promise<void> {
      const stopping = new AbortController();
      const releases = [
        io.onStopRequest(() => stopping.abort()),
        io.onReaderGone?.(() => stopping.abort()),
      ];
      try {
        while (!stopping.signal.aborted) {
          await pause(interval, stopping);
          await reader.readOn(show);
        }
      } finally {
        for (const release of releases) release?.();
      }
    }
  },
});

function toDocument({ entry: { fields, ...entry } }: LoggedLine): object {
  return { ...entry, ...fields };
}
