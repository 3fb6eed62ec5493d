import { Text } from 'ink';
import { useMemo, type ReactElement } from 'react';
import type { SessionPaneProps } from '../../frame/pane-props.js';
import { Pane } from '../../frame/pane.js';
import { useToday } from '../../frame/use-today.js';
import { useTheme } from '../../theme/use-theme.js';
import { detailLines } from './detail-lines.js';
import { selectDetail } from './select-detail.js';
import type { ShownDetail } from './shown-detail.js';

const minute = 60_000;

/** All about one service: the one that was opened, else the one under the cursor. */
export function DetailPane({ state, columns, rows, isFocused }: SessionPaneProps): ReactElement {
  const theme = useTheme();
  const shown = selectDetail(state);
  if (shown === null) {
    return (
      <Pane columns={columns} isFocused={isFocused} rows={rows} title="Service">
        <Text {...theme.muted} wrap="wrap">
          No service is selected. S shows services, / searches them.
        </Text>
      </Pane>
    );
  }
  return <Detail {...{ shown, columns, rows, isFocused }} />;
}

interface DetailProps {
  shown: ShownDetail;
  columns: number;
  rows: number;
  isFocused: boolean;
}

function Detail({ shown, columns, rows, isFocused }: DetailProps): ReactElement {
  const theme = useTheme();
  // What is said of time is said in minutes.
  const today = Math.floor(useToday() / minute) * minute;
  const lines = useMemo(
    () => detailLines(shown, { columns: Math.max(1, columns - 4), today }),
    [shown, columns, today],
  );
  const room = Math.max(1, rows - 2);
  const first = Math.min(shown.offset, Math.max(0, lines.length - room));
  const { service, status } = shown;
  return (
    <Pane
      columns={columns}
      isFocused={isFocused}
      note={noteOf(status, { first, room, count: lines.length })}
      rows={rows}
      title={service.title?.trim() || service.name}
    >
      {lines.slice(first, first + room).map((line, index) => (
        <Text key={first + index} wrap="truncate-end">
          {line.length === 0
            ? ' '
            : line.map(({ text, role }, at) => (
                <Text key={at} {...theme[role]}>
                  {text}
                </Text>
              ))}
        </Text>
      ))}
    </Pane>
  );
}

function noteOf(
  status: ShownDetail['status'],
  { first, room, count }: { first: number; room: number; count: number },
): string {
  if (status === 'loading') return 'reading…';
  if (count <= room) return '';
  return first + room >= count ? 'end' : `${count - first - room} more`;
}
