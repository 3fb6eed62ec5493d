import type { Connection } from '@nanda/protocol';
import { formatColumns, oneLine, wrapText } from '@nanda/terminal';
import type { SectionOptions } from '../services/section-options.js';
import { connectionLabel } from './connection-label.js';

const most = 30;

const signs = { added: '+', removed: '-', changed: '~' } as const;

/** Which tools are not what they were when a connection was first made; nothing where all of them are. */
export function describeToolChanges(
  connection: Pick<Connection, 'name' | 'metadata' | 'toolChanges'>,
  { output, width }: SectionOptions,
): string[] {
  const { toolChanges = [] } = connection;
  if (toolChanges.length === 0) return [];
  const { clean, style } = output;
  const rows = toolChanges
    .slice(0, most)
    .map(({ toolName, kind, members = [] }) => [
      style.yellow(signs[kind]),
      clean(oneLine(toolName, 40)),
      style.dim(clean(oneLine([kind, members.join(', ')].filter(Boolean).join(': '), 80))),
    ]);
  const title = `Changed since you first connected (${connectionLabel(connection)})`;
  const left = toolChanges.length - rows.length;
  return [
    '',
    style.bold(wrapText(clean(oneLine(title)), { width })),
    formatColumns(rows, { indent: '  ' }),
    ...(left > 0 ? [style.dim(`  and ${left} more: --json`)] : []),
  ];
}
