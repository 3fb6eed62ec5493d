import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import { fitWidth } from '@nanda/terminal';
import { useTheme } from '../theme/use-theme.js';
import type { Toast as Said } from '../view/toast.js';

const marks: Readonly<Record<Said['tone'], string>> = { success: '✓', warning: '!', danger: '✖' };

/** Props of {@link Toast}. */
export interface ToastProps {
  toast: Said;
  columns: number;
}

/** One line that is said for a moment. */
export function Toast({ toast: { text, tone }, columns }: ToastProps): ReactElement {
  const theme = useTheme();
  return (
    <Box flexShrink={0} height={1} width={columns}>
      <Text wrap="truncate-end" {...theme[tone]}>
        {fitWidth(`${marks[tone]} ${text}`, columns)}
      </Text>
    </Box>
  );
}
