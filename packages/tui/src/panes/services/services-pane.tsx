import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import { formatCount } from '@nanda/terminal';
import { FailureNote } from '../../frame/failure-note.js';
import type { SessionPaneProps } from '../../frame/pane-props.js';
import { Pane } from '../../frame/pane.js';
import { FilterLine } from '../../lists/filter-line.js';
import { fitText } from '../../lists/fit-text.js';
import { ListRows } from '../../lists/list-rows.js';
import { rowsBeside } from '../../lists/rows-beside.js';
import { useTheme } from '../../theme/use-theme.js';
import { foundWords } from './found-words.js';
import { narrowedWords } from './narrowed-words.js';
import { NothingFound } from './nothing-found.js';
import { noticeWords } from './notice-words.js';
import { ServiceRow } from './service-row.js';

/** The services that were found: what is looked for, a row for each, how many there are and what may be missing. */
export function ServicesPane({ state, columns, rows, isFocused }: SessionPaneProps): ReactElement {
  const theme = useTheme();
  const { services } = state;
  const list = state.lists.services;
  const width = columns - 4;
  const inside = rows - 2;
  const room = Math.max(1, inside - rowsBeside.services);
  const items = services.services;
  const count = items.length;
  const at = formatCount(Math.min(list.cursor, count - 1) + 1);
  const note = count === 0 ? '' : `${at} of ${formatCount(Math.max(services.total, count))}`;
  const notices = noticeWords(services.notices);
  const isRead = services.status === 'ready' || services.status === 'idle';
  const found = foundWords(services);
  // How many there are stands in the title too: what is missing does not.
  const hasFound = notices === '' || found.length + notices.length + 3 <= width || !isRead;
  return (
    <Pane columns={columns} isFocused={isFocused} note={note} rows={rows} title="Services">
      <FilterLine columns={width} list={list} placeholder="/ to search" />
      {inside > 3 && (
        <Text {...theme.muted} wrap="truncate-end">
          {fitText(narrowedWords(services.query), width)}
        </Text>
      )}
      <Box flexDirection="column" flexShrink={0} height={room} overflow="hidden">
        {services.failure !== undefined && <FailureNote failure={services.failure} />}
        {count === 0 ? (
          <NothingFound columns={width} services={services} />
        ) : (
          <ListRows
            items={items}
            list={list}
            render={(service, { index, isSelected }) => (
              <ServiceRow
                columns={width}
                count={count}
                isFocused={isFocused}
                isSelected={isSelected}
                number={index + 1}
                service={service}
              />
            )}
            rows={services.failure === undefined ? room : Math.max(1, room - 3)}
          />
        )}
      </Box>
      {inside > 2 && (
        <Text wrap="truncate-end">
          {hasFound && <Text {...(isRead ? theme.muted : theme.running)}>{found}</Text>}
          {notices !== '' && (
            <Text {...theme.warning}>{`${hasFound ? ' · ' : ''}${fitText(notices, width)}`}</Text>
          )}
        </Text>
      )}
    </Pane>
  );
}
