import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import { fitWidth, sanitizeLine } from '@nanda/terminal';
import { contextTitle } from '../keymap/context-title.js';
import { useTheme } from '../theme/use-theme.js';
import { Dialog } from './dialog.js';
import { layoutConfirm } from './layout-confirm.js';

/** Props of {@link ConfirmDialog}. */
export interface ConfirmDialogProps {
  /** What would be done, and what cannot be undone or comes of it, in lines. Sanitised here. */
  overlay: { question: string; detail: string };
  /** Cells of what it lies over. */
  columns: number;
  rows: number;
}

/** Yes or no, before something that is hard to undo. */
export function ConfirmDialog({
  overlay: { question, detail },
  columns,
  rows,
}: ConfirmDialogProps): ReactElement {
  const theme = useTheme();
  const { lines, isTight, ...size } = layoutConfirm(detail, { columns, rows });
  return (
    <Dialog
      area={{ columns, rows }}
      columns={size.columns}
      rows={size.rows}
      title={contextTitle('confirm')}
    >
      <Text wrap="truncate-end" {...theme.heading}>
        {fitWidth(sanitizeLine(question), size.columns - 4)}
      </Text>
      <Box flexDirection="column" flexShrink={0} marginY={isTight ? 0 : 1}>
        {lines.map((line, index) => (
          <Text key={index} wrap="truncate-end">
            {line === '' ? ' ' : line}
          </Text>
        ))}
      </Box>
      {!isTight && (
        <Text wrap="truncate-end">
          <Text {...theme.key}>y</Text>
          <Text {...theme.muted}> or enter: yes </Text>
          <Text {...theme.key}>n</Text>
          <Text {...theme.muted}> or esc: no</Text>
        </Text>
      )}
    </Dialog>
  );
}
