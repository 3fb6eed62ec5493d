import { Text } from 'ink';
import type { ReactElement } from 'react';
import { measureWidth } from '@nanda/terminal';
import { fitText } from '../../lists/fit-text.js';
import { padLine } from '../../lists/pad-line.js';
import { useTheme } from '../../theme/use-theme.js';
import { connectionFacts } from './connection-facts.js';
import { connectionSign } from './connection-sign.js';
import { layoutFacts } from './layout-facts.js';
import type { ConnectionRow as Row } from './select-connections.js';

/** Columns from which on names stand below each other. */
const wide = 36;
const warningWords = 'tools changed (a)';

/** Props of {@link ConnectionRow}. */
export interface ConnectionRowProps {
  row: Row;
  columns: number;
  /** Whether `tools` and `call` mean it. */
  isCurrent: boolean;
  isSelected: boolean;
  isFocused: boolean;
  /** Milliseconds of the epoch. */
  today: number;
}

/** One connection on one line: number, state, whether it is the current one, name and what is known of it. */
export function ConnectionRow({
  row: { connection, number },
  columns,
  isCurrent,
  isSelected,
  isFocused,
  today,
}: ConnectionRowProps): ReactElement {
  const theme = useTheme();
  const { sign, role } = connectionSign(connection.state);
  const head = `${isSelected ? '›' : ' '}${String(number).padStart(2)} `;
  const current = isCurrent ? '*' : ' ';
  const hasChanged = (connection.toolChanges?.length ?? 0) > 0;
  const changed = hasChanged ? '!' : ' ';
  const rest = Math.max(0, columns - measureWidth(head).width - 4);
  const label = connection.name ?? connection.metadata.serviceName;
  const most = rest >= wide ? Math.min(24, Math.floor(rest * 0.4)) : rest;
  const cut = fitText(label, most);
  const name = rest >= wide ? padLine(cut, most) : cut;
  const room = Math.max(0, rest - measureWidth(name).width - 1);
  const warning = hasChanged && room >= warningWords.length ? warningWords : '';
  const left = room - measureWidth(warning).width - (warning === '' ? 0 : 1);
  const facts = layoutFacts(connectionFacts(connection, { today }), left);
  if (isSelected && isFocused) {
    const line = [`${head}${sign}${current}${changed} ${name}`, warning, facts];
    return (
      <Text {...theme.selection} wrap="truncate-end">
        {padLine(line.filter((part) => part !== '').join(' '), columns)}
      </Text>
    );
  }
  return (
    <Text wrap="truncate-end">
      <Text {...theme.muted}>{head}</Text>
      <Text {...theme[role]}>{sign}</Text>
      <Text {...theme.heading}>{current}</Text>
      <Text {...theme.warning}>{`${changed} `}</Text>
      <Text {...(isCurrent ? theme.heading : theme.accent)}>{name}</Text>
      {warning !== '' && <Text {...theme.warning}>{` ${warning}`}</Text>}
      <Text {...(connection.state === 'failed' ? theme.danger : theme.muted)}>{` ${facts}`}</Text>
    </Text>
  );
}
