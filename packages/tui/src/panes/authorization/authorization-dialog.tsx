import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import { Dialog } from '../../frame/dialog.js';
import { fitText } from '../../lists/fit-text.js';
import { useTheme } from '../../theme/use-theme.js';
import type { Overlay } from '../../view/overlay.js';
import { layoutAuthorization } from './layout-authorization.js';

/** Props of {@link AuthorizationDialog}. */
export interface AuthorizationDialogProps {
  overlay: Overlay & { kind: 'authorization' };
  /** Cells of what it lies over. */
  columns: number;
  rows: number;
}

/** The page on which the user is to agree to the use of a service, while that is waited for. */
export function AuthorizationDialog({
  overlay: { authorization },
  columns,
  rows,
}: AuthorizationDialogProps): ReactElement {
  const theme = useTheme();
  const { lines, isTight, ...size } = layoutAuthorization(authorization, { columns, rows });
  const inner = Math.max(1, size.columns - 4);
  const name = fitText(authorization.serviceName, 40);
  const { host } = authorization.page;
  return (
    <Dialog
      area={{ columns, rows }}
      columns={size.columns}
      rows={size.rows}
      title={`Connect to ${name}`}
    >
      <Text wrap="truncate-end">{fitText(`${name} wants you to agree on a page of`, inner)}</Text>
      <Text {...theme.heading} wrap="truncate-end">
        {fitText(host, inner)}
      </Text>
      <Box flexDirection="column" flexShrink={0} marginY={isTight ? 0 : 1}>
        {lines.map((line, index) => (
          <Text {...theme.accent} key={index} wrap="truncate-end">
            {line}
          </Text>
        ))}
      </Box>
      {!isTight && (
        <Box flexDirection="column" flexShrink={0}>
          <Text {...theme.muted} wrap="truncate-end">
            {fitText('Waiting… If the browser cannot come back, paste where it has ended.', inner)}
          </Text>
          <Text {...theme.muted} wrap="truncate-end">
            {fitText('o opens it in your browser · y copies it · esc gives up', inner)}
          </Text>
        </Box>
      )}
    </Dialog>
  );
}
