import { formatAgo, plural } from '@nanda/terminal';
import { createLogReader, type LoggedLine } from '../../background/create-log-reader.js';
import type { Check } from '../check.js';

/** Milliseconds back that are looked at, and lines. */
const window = 24 * 3_600_000;
const mostLines = 1000;

/** What went wrong in the proxy of late. */
export const checkLog: Check = {
  name: 'log',
  async run({ settings, now }) {
    const reader = createLogReader({ directory: settings.directories.state, level: 'error' });
    const since = new Date(now - window).toISOString();
    const lines = await reader.readLast(mostLines);
    const errors = lines.filter(({ entry: { time } }) => time !== undefined && time >= since);
    const last = errors.at(-1);
    if (last === undefined) return { state: 'ok', message: 'no errors in the last 24 hours' };
    const when = formatAgo(last.entry.time ?? '', { now });
    return {
      state: 'warning',
      message: `${plural(errors.length, 'error')} in the last 24 hours, the last one ${when}: ${describe(last)}`,
      advice: 'nanda proxy logs --level warn',
    };
  },
};

function describe({ entry: { message, fields } }: LoggedLine): string {
  const reason = fields['reason'] ?? fields['error'] ?? fields['cause'];
  return typeof reason === 'string' ? `${message}: ${reason}` : message;
}
