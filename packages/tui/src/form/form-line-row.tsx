import { Text } from 'ink';
import type { ReactElement } from 'react';
import { useTheme } from '../theme/use-theme.js';
import { describeInner } from './describe-inner.js';
import { describeValue } from './describe-value.js';
import { FormRow } from './form-row.js';
import type { FormLine } from './form-line.js';
import type { FormState } from './form-state.js';

/** Props of {@link FormLineRow}. */
export interface FormLineRowProps {
  line: FormLine;
  state: FormState;
  columns: number;
  labelColumns: number;
}

/** Columns of the signs before a label and the gap behind it. */
const signColumns = 6;

/** One row of a form's body. */
export function FormLineRow({
  line,
  state,
  columns,
  labelColumns,
}: FormLineRowProps): ReactElement | null {
  const theme = useTheme();
  const room = Math.max(1, columns - labelColumns - signColumns);
  if (line.kind === 'problem') {
    return (
      <Text wrap="truncate-end" {...theme.danger}>
        {`    ${line.isFirst ? '✖' : ' '} ${line.text}`}
      </Text>
    );
  }
  if (line.kind === 'group') {
    const { label, depth, isRequired } = line;
    return <FormRow {...{ label, depth, isRequired, labelColumns }} isFocused={false} value={[]} />;
  }
  const field = state.fields[line.field];
  if (field === undefined) return null;
  if (line.kind !== 'field') {
    const value = describeInner(field, { line, columns: room });
    return (
      <FormRow
        {...{ labelColumns, value }}
        depth={0}
        isFocused={false}
        isRequired={false}
        label=""
      />
    );
  }
  const isFocused = line.field === state.focused;
  const value = describeValue(field, {
    columns: room,
    isFocused,
    isMissing: line.isMissing,
    root: state.schema,
  });
  const depth = Math.max(0, field.path.length - 1);
  const { label, isRequired } = field;
  return <FormRow {...{ label, depth, isRequired, isFocused, labelColumns, value }} />;
}
