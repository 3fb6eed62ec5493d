import { Text } from 'ink';
import type { ReactElement } from 'react';
import { fitWidth, sanitizeLine } from '@nanda/terminal';
import type { Failure } from '../session/failure.js';
import { useTheme } from '../theme/use-theme.js';

/** What went wrong, and the way out, where it happened. */
export function FailureNote({ failure }: { failure: Failure }): ReactElement {
  const theme = useTheme();
  // A service may say as much as it likes.
  const message = fitWidth(sanitizeLine(failure.message.slice(0, 2000)), 300);
  const hint = sanitizeLine(failure.hint);
  return (
    <>
      <Text {...theme.danger} wrap="wrap">{`✖ ${message}`}</Text>
      {hint !== '' && <Text {...theme.muted} wrap="wrap">{`try: ${hint}`}</Text>}
    </>
  );
}
