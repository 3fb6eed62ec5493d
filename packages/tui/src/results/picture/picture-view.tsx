import { Box, Text } from 'ink';
import { type ReactElement, useMemo } from 'react';
import type { Media } from '@nanda/terminal';
import type { ColorDepth } from '../../theme/color-depth.js';
import type { ResultStyles } from '../result-styles.js';
import { describePicture } from './describe-picture.js';
import { fitPicture } from './fit-picture.js';
import { paintCells } from './paint-cells.js';
import type { PictureState } from './picture-state.js';

/** Props of {@link PictureView}. */
export interface PictureViewProps {
  readonly media: Media;
  /** Undefined where it is not decoded at all. */
  readonly state: PictureState | undefined;
  /** Fewer than 256 colours draw no image. */
  readonly depth: ColorDepth;
  readonly columns: number;
  readonly rows: number;
  readonly colors: ResultStyles;
}

/** An image as large as it fits, with what it is below it; in words alone where it cannot be drawn. */
export function PictureView(props: PictureViewProps): ReactElement {
  const { media, state, depth, columns, rows, colors } = props;
  const isDrawn = depth === 8 || depth === 24;
  const picture = isDrawn && state?.status === 'ready' ? state.picture : undefined;
  const lines = useMemo(() => {
    if (picture === undefined || rows < 2 || depth === 1 || depth === 4) return [];
    const cells = fitPicture(picture, { columns, rows: rows - 1 });
    return cells.map((row) => paintCells(row, { depth }));
  }, [picture, columns, rows, depth]);
  const words = useMemo(() => describePicture(media), [media]);
  return (
    <Box flexDirection="column">
      {lines.map((line, index) => (
        <Text key={index} wrap="truncate">
          {line}
        </Text>
      ))}
      <Text wrap="truncate" {...colors.muted}>
        {`${words}: ${describe(state, isDrawn)}s saves it, o shows it`}
      </Text>
    </Box>
  );
}

function describe(state: PictureState | undefined, isDrawn: boolean): string {
  if (!isDrawn) return '';
  if (state?.status === 'decoding') return 'decoding … ';
  return state?.status === 'failed' ? `${state.problem} ` : '';
}
