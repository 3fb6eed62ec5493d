import { sanitizeLine } from '@nanda/terminal';
import type { Connection } from '@nanda/sdk';

const signs = { added: '+', removed: '-', changed: '~' } as const;
const most = 8;

/** Which tools are not what they were when a connection was first made, in lines that are safe to show. */
export function toolChangeWords({ toolChanges = [] }: Connection): string {
  const lines = toolChanges.slice(0, most).map(({ toolName, kind, members = [] }) => {
    const what = members.length === 0 ? kind : `${kind}: ${members.join(', ')}`;
    return sanitizeLine(`${signs[kind]} ${toolName.slice(0, 60)} (${what.slice(0, 80)})`);
  });
  const left = toolChanges.length - lines.length;
  return [...lines, ...(left > 0 ? [`and ${left} more`] : [])].join('\n');
}
