import type { Service } from '@nanda/sdk';
import type { DetailLine } from './detail-line.js';
import { inputLines } from './input-lines.js';
import { sectionLines } from './section-lines.js';
import { textLines } from './text-lines.js';

const most = 10;

/** Where a service is reached, and what it wants to be given there. */
export function endpointLines(
  { endpoints }: Service,
  { columns }: { columns: number },
): readonly DetailLine[] {
  const lines = endpoints.slice(0, most).flatMap((endpoint) => {
    const { url = 'a command on this machine', transport, headers = [], variables = [] } = endpoint;
    const text = transport === undefined ? url : `${url} (${transport})`;
    return [
      ...textLines(text, { columns, indent: 2 }),
      ...inputLines(headers, { columns, kind: 'header' }),
      ...inputLines(variables, { columns, kind: 'variable' }),
    ];
  });
  const left = endpoints.length - most;
  const more = left > 0 ? textLines(`and ${left} more`, { columns, role: 'muted', indent: 2 }) : [];
  return sectionLines('Endpoints', [...lines, ...more]);
}
