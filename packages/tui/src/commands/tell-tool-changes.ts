import type { Connection } from '@nanda/sdk';
import { oneLine, plural, sanitizeLine } from '@nanda/terminal';
import type { CommandContext } from './command-context.js';

const most = 10;
const signs = { added: '+', removed: '-', changed: '~' } as const;

/** Says which tools are not what they were when the connection was first made, and how to accept that. */
export function tellToolChanges(
  { toolChanges = [] }: Pick<Connection, 'toolChanges'>,
  { hint }: Pick<CommandContext, 'hint'>,
): void {
  if (toolChanges.length === 0) return;
  const rows = toolChanges
    .slice(0, most)
    .map(
      ({ kind, toolName }) => `  ${signs[kind]} ${oneLine(sanitizeLine(toolName), 60)} (${kind})`,
    );
  const left = toolChanges.length - rows.length;
  hint(
    [
      `${plural(toolChanges.length, 'tool')} changed since you first connected:`,
      ...rows,
      ...(left > 0 ? [`  and ${left} more`] : []),
      'Accept them: refresh --accept-tools',
    ].join('\n'),
  );
}
