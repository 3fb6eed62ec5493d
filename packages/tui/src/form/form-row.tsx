import { Text } from 'ink';
import type { ReactElement } from 'react';
import { fitWidth, measureWidth, sanitizeLine } from '@nanda/terminal';
import { useTheme } from '../theme/use-theme.js';
import type { ValuePart } from './value-part.js';

/** Props of {@link FormRow}. */
export interface FormRowProps {
  label: string;
  /** Levels of objects that it is in. */
  depth: number;
  labelColumns: number;
  isRequired: boolean;
  isFocused: boolean;
  value: readonly ValuePart[];
}

/** A label, the sign of what has to be filled in, and a value: one row, whatever they are. */
export function FormRow(props: FormRowProps): ReactElement {
  const { label, depth, labelColumns, isRequired, isFocused, value } = props;
  const theme = useTheme();
  const roles = { ...theme, cursor: { inverse: true } };
  const indented = fitWidth('  '.repeat(depth) + sanitizeLine(label.slice(0, 200)), labelColumns);
  const padding = ' '.repeat(Math.max(0, labelColumns - measureWidth(indented).width));
  return (
    <Text wrap="truncate-end">
      <Text {...theme.accent}>{isFocused ? '▸ ' : '  '}</Text>
      <Text {...theme.warning}>{isRequired ? '* ' : '  '}</Text>
      <Text {...(isFocused ? theme.accent : theme.text)}>{indented}</Text>
      {`${padding}  `}
      {value.map(({ text, role }, index) => (
        <Text key={index} {...roles[role]}>
          {text}
        </Text>
      ))}
    </Text>
  );
}
