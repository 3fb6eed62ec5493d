import { Box, Text } from 'ink';
import type { ReactElement, ReactNode } from 'react';
import { Pane } from './pane.js';
import { placeDialog } from './place-dialog.js';

/** Props of {@link Dialog}. */
export interface DialogProps {
  /** Sanitised where it is drawn. */
  title: string;
  note?: string;
  /** What it lies over, in cells: the box that it is put into. */
  area: { columns: number; rows: number };
  /** Its own size, with the border; never larger than the area. */
  columns: number;
  rows: number;
  children?: ReactNode;
}

/** A frame in the middle of what it lies over. Nothing of that shows through. */
export function Dialog({ title, note, area, columns, rows, children }: DialogProps): ReactElement {
  const { left, top, width, height } = placeDialog({ area, columns, rows });
  const blank = Array.from({ length: height }, () => ' '.repeat(width)).join('\n');
  return (
    <Box height={height} left={left} position="absolute" top={top} width={width}>
      <Box height={height} left={0} position="absolute" top={0} width={width}>
        <Text>{blank}</Text>
      </Box>
      <Box height={height} left={0} position="absolute" top={0} width={width}>
        <Pane
          columns={width}
          isFocused
          rows={height}
          title={title}
          {...(note === undefined ? {} : { note })}
        >
          {children}
        </Pane>
      </Box>
    </Box>
  );
}
