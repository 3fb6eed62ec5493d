import { Text } from 'ink';
import type { ReactElement } from 'react';
import { fitWidth } from '@nanda/terminal';
import type { SessionState } from '../session/session-state.js';
import { useTheme } from '../theme/use-theme.js';
import { describeSight } from './describe-sight.js';

/** Props of {@link Breadcrumb}. */
export interface BreadcrumbProps {
  state: SessionState;
  columns: number;
}

/** The way to the only pane that a narrow screen shows. */
export function Breadcrumb({ state, columns }: BreadcrumbProps): ReactElement {
  const theme = useTheme();
  return (
    <Text {...theme.muted} wrap="truncate-end">
      {fitWidth(describeSight(state).join(' › '), columns)}
    </Text>
  );
}
