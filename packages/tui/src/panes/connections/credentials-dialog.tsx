import { wantedWords } from '@nanda/terminal';
import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import { FormView } from '../../form/form-view.js';
import { Dialog } from '../../frame/dialog.js';
import { fitText } from '../../lists/fit-text.js';
import { useTheme } from '../../theme/use-theme.js';
import type { Overlay } from '../../view/overlay.js';
import { credentialsSize } from './credentials-size.js';

/** Props of {@link CredentialsDialog}. */
export interface CredentialsDialogProps {
  overlay: Overlay & { kind: 'credentials' };
  /** Cells of what it lies over. */
  columns: number;
  rows: number;
}

/** Asks for what a service wants before it lets somebody in. */
export function CredentialsDialog({
  overlay,
  columns,
  rows,
}: CredentialsDialogProps): ReactElement {
  const theme = useTheme();
  const { wanted, form } = overlay;
  const size = credentialsSize(form, { columns, rows });
  const inner = Math.max(1, size.columns - 4);
  const name = fitText(wanted.serviceName, 40);
  const wish = `wants ${wantedWords(wanted.credentials)}`;
  const says = wanted.isAgain === true ? `has refused that; it ${wish}` : wish;
  return (
    <Dialog
      area={{ columns, rows }}
      columns={size.columns}
      rows={size.rows}
      title={`Connect to ${name}`}
    >
      <Text wrap="truncate-end">{fitText(`${name} ${says}`, inner)}</Text>
      <FormView columns={inner} rows={size.formRows} state={form} />
      <Box flexGrow={1} />
      <Text {...theme.muted} wrap="truncate-end">
        {fitText('Given to this service alone; in no history and no log.', inner)}
      </Text>
      <Text {...theme.muted} wrap="truncate-end">
        {fitText('enter connects · tab next · esc cancels', inner)}
      </Text>
    </Dialog>
  );
}
