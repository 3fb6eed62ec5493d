import { Text } from 'ink';
import { memo, type ReactElement } from 'react';
import { measureWidth } from '@nanda/terminal';
import type { Service } from '@nanda/sdk';
import { fitText } from '../../lists/fit-text.js';
import { padLine } from '../../lists/pad-line.js';
import { useTheme } from '../../theme/use-theme.js';
import { healthSign } from './health-sign.js';
import { layoutServiceRow } from './layout-service-row.js';
import { serviceLabel } from './service-label.js';
import { wantedOf } from './wanted-of.js';

/** Columns from which on the beginning of a description says something. */
const leastText = 8;

/** Props of {@link ServiceRow}. */
export interface ServiceRowProps {
  service: Service;
  /** From 1, as `connect` counts. */
  number: number;
  /** Rows of the whole list. */
  count: number;
  columns: number;
  isSelected: boolean;
  isFocused: boolean;
}

/** One service on one line: number, trust, health, whether it wants credentials, name and what it does. */
export const ServiceRow = memo(function ServiceRow({
  service,
  number,
  count,
  columns,
  isSelected,
  isFocused,
}: ServiceRowProps): ReactElement {
  const theme = useTheme();
  const layout = layoutServiceRow(columns, { count });
  const health = healthSign(service.health?.state);
  const head = `${isSelected ? '›' : ' '}${String(number).padStart(layout.digits)} `;
  const trust = service.verified ? '✓' : ' ';
  const wants = layout.hasWants ? (wantedOf(service) === undefined ? ' ' : '*') : '';
  const label = serviceLabel(service, layout.name);
  const name = layout.isFixed ? padLine(label, layout.name) : label;
  const room = layout.rest - measureWidth(name).width - 1;
  const about = room < leastText ? '' : ` ${fitText(service.description, room)}`;
  if (isSelected && isFocused) {
    const line = `${head}${trust}${health.sign}${wants} ${name}${about}`;
    return (
      <Text {...theme.selection} wrap="truncate-end">
        {padLine(line, columns)}
      </Text>
    );
  }
  return (
    <Text wrap="truncate-end">
      <Text {...theme.muted}>{head}</Text>
      <Text {...theme.trust}>{trust}</Text>
      <Text {...theme[health.role]}>{health.sign}</Text>
      <Text {...theme.warning}>{`${wants} `}</Text>
      <Text {...theme.accent}>{name}</Text>
      <Text {...theme.muted}>{about}</Text>
    </Text>
  );
});
