import { wantedWords } from '@nanda/terminal';
import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import { FormView } from '../../form/form-view.js';
import { Dialog } from '../../frame/dialog.js';
import { fitText } from '../../lists/fit-text.js';
import { useTheme } from '../../theme/use-theme.js';
import type { Overlay } from '../../view/overlay.js';
import { credentialsSize } from './credentials-size.js';

const kept = 'Given to it alone; kept, encrypted, for the next time.';
const given = 'Given to it alone; in no history, no log, and not kept.';

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
  const { wanted, form, remembers } = overlay;
  const size = credentialsSize(overlay, { columns, rows });
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
      {size.where !== undefined && (
        <Text {...theme.accent} wrap="truncate-end">
          {fitText(`Where to get it: ${size.where}`, inner)}
        </Text>
      )}
      <FormView columns={inner} rows={size.formRows} state={form} />
      <Box flexGrow={1} />
      <Text {...theme.muted} wrap="truncate-end">
        {fitText(remembers ? kept : given, inner)}
      </Text>
      <Text {...theme.muted} wrap="truncate-end">
        {fitText(
          `enter connects · ctrl-r ${remembers ? 'do not keep' : 'keep'} · esc cancels`,
          inner,
        )}
      </Text>
    </Dialog>
  );
}
