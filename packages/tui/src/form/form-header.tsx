import { Text } from 'ink';
import type { ReactElement } from 'react';
import { sanitizeLine } from '@nanda/terminal';
import { useTheme } from '../theme/use-theme.js';
import { cutParts } from './cut-parts.js';
import type { FormState } from './form-state.js';

/** Props of {@link FormHeader}. */
export interface FormHeaderProps {
  state: FormState;
  columns: number;
}

/** What the form is for, what its sign means, and how far one is. */
export function FormHeader({ state, columns }: FormHeaderProps): ReactElement {
  const theme = useTheme();
  const { title, fields, focused } = state;
  const parts = [
    { role: 'heading', text: title === undefined ? '' : `${sanitizeLine(title)}  ` },
    { role: 'warning', text: fields.some(({ isRequired }) => isRequired) ? '* required  ' : '' },
    { role: 'muted', text: fields.length > 1 ? `field ${focused + 1} of ${fields.length}` : '' },
  ] as const;
  return (
    <Text wrap="truncate-end">
      {cutParts(parts, { columns }).map(({ role, text }) => (
        <Text key={role} {...theme[role]}>
          {text}
        </Text>
      ))}
    </Text>
  );
}
