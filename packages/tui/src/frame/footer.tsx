import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import type { SessionState } from '../session/session-state.js';
import { useTheme } from '../theme/use-theme.js';
import { fitFooter } from './fit-footer.js';
import { footerOf, type FooterEntry } from './footer-of.js';

/** Props of {@link Footer}. */
export interface FooterProps {
  state: SessionState;
  columns: number;
}

/** The last line: what the keys do here and now, and at its right what waits or runs. */
export function Footer({ state, columns }: FooterProps): ReactElement {
  const theme = useTheme();
  const content = footerOf(state);
  const { entries, badge } = fitFooter(content, { columns });
  return (
    <Box flexShrink={0} height={1} justifyContent="space-between" width={columns}>
      <Box columnGap={2} flexShrink={0}>
        {entries.map((entry) => (
          <FooterKey entry={entry} key={`${entry.key} ${entry.label}`} />
        ))}
      </Box>
      {badge !== '' && (
        <Box flexShrink={0}>
          <Text {...(content.questions > 0 ? theme.warning : theme.running)}>{badge}</Text>
        </Box>
      )}
    </Box>
  );
}

function FooterKey({ entry }: { entry: FooterEntry }): ReactElement {
  const theme = useTheme();
  const { key: name, label, reason } = entry;
  if (reason !== undefined) return <Text {...theme.muted}>{`(${name} ${label})`}</Text>;
  return (
    <Text>
      <Text {...theme.key}>{name}</Text>
      <Text {...theme.muted}>{` ${label}`}</Text>
    </Text>
  );
}
