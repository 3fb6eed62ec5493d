import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import { fitWidth, sanitizeLine, wrapWords } from '@nanda/terminal';
import { useTheme } from '../theme/use-theme.js';
import { FormHeader } from './form-header.js';
import { FormLineRow } from './form-line-row.js';
import { layoutForm } from './layout-form.js';
import { previewParameters } from './preview-parameters.js';
import type { FormState } from './form-state.js';

/** Props of {@link FormView}. */
export interface FormViewProps {
  state: FormState;
  columns: number;
  /** No more than so many are used: fewer, where the form is shorter. */
  rows: number;
  /** The command that would say the same, of parameters without their secrets. */
  preview?: (parameters: Readonly<Record<string, unknown>>) => string;
}

/** A form: a row for each field, what is wrong with it below, what the focused one is about, and the command that it makes. */
export function FormView({ state, columns, rows, preview }: FormViewProps): ReactElement {
  const theme = useTheme();
  const layout = layoutForm(state, { columns, rows, hasPreview: preview !== undefined });
  const { lines, labelColumns, about, fault } = layout;
  return (
    <Box flexDirection="column" flexShrink={0} overflow="hidden" width={columns}>
      {layout.hasHeader && <FormHeader columns={columns} state={state} />}
      {state.fields.length === 0 && (
        <Text wrap="truncate-end" {...theme.muted}>
          {fitWidth('No parameters: Enter runs it.', columns)}
        </Text>
      )}
      {lines.map((line, index) => (
        <FormLineRow key={index} {...{ line, state, columns, labelColumns }} />
      ))}
      {about.map((text, index) => (
        <Text key={index} wrap="truncate-end" {...theme.muted}>
          {text}
        </Text>
      ))}
      {fault !== undefined && (
        <Text wrap="truncate-end" {...theme.danger}>
          {`✖ ${fault}`}
        </Text>
      )}
      {preview !== undefined &&
        previewLines(preview(previewParameters(state)), { columns, rows: layout.previewRows }).map(
          (text, index) => (
            <Text key={index} wrap="truncate-end" {...theme.muted}>
              {text}
            </Text>
          ),
        )}
    </Box>
  );
}

/** The command, safe to show, on so many rows at most. */
function previewLines(
  command: string,
  { columns, rows }: { readonly columns: number; readonly rows: number },
): readonly string[] {
  if (rows === 0) return [];
  // More of it would not be seen, and there may be megabytes.
  const text = `$ ${sanitizeLine(command.slice(0, columns * rows * 4))}`;
  const lines = wrapWords(text, { width: columns, hanging: 2 }).split('\n');
  const rest = lines.slice(rows - 1).map((line, index) => (index === 0 ? line : line.trimStart()));
  return [...lines.slice(0, rows - 1), fitWidth(rest.join(' '), columns)].filter(
    (line) => line !== '',
  );
}
