import { Text } from 'ink';
import type { ReactElement } from 'react';
import { useTheme } from '../../theme/use-theme.js';
import type { TranscriptRowLine } from './wrap-transcript.js';

/** Props of {@link TranscriptRow}. */
export interface TranscriptRowProps {
  line: TranscriptRowLine;
}

/** One row of the transcript. */
export function TranscriptRow({ line: { kind, text, isFirst } }: TranscriptRowProps): ReactElement {
  const theme = useTheme();
  switch (kind) {
    case 'command':
      return (
        <Text wrap="truncate-end">
          <Text {...theme.accent}>{isFirst ? '> ' : '  '}</Text>
          <Text bold>{text}</Text>
        </Text>
      );
    case 'echo':
      return (
        <Text {...theme.muted} wrap="truncate-end">
          {`${isFirst ? '$ ' : '  '}${text}`}
        </Text>
      );
    case 'error':
      return (
        <Text {...theme.danger} wrap="truncate-end">
          {text}
        </Text>
      );
    case 'hint':
      return (
        <Text {...theme.muted} wrap="truncate-end">
          {text}
        </Text>
      );
    case 'output':
      return <Text wrap="truncate-end">{text === '' ? ' ' : text}</Text>;
  }
}
