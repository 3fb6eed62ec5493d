import { Text } from 'ink';
import type { ReactElement } from 'react';
import { formatCount } from '@nanda/terminal';
import type { SessionPaneProps } from '../../frame/pane-props.js';
import { Pane } from '../../frame/pane.js';
import { FilterLine } from '../../lists/filter-line.js';
import { ListRows } from '../../lists/list-rows.js';
import { rowsBeside } from '../../lists/rows-beside.js';
import { useTheme } from '../../theme/use-theme.js';
import { activeFilters } from './active-filters.js';
import { FacetRowView } from './facet-row-view.js';
import { selectFacets } from './select-facets.js';

/** What the search can be ordered and narrowed by, with how many have it. */
export function FacetsPane({ state, columns, rows, isFocused }: SessionPaneProps): ReactElement {
  const theme = useTheme();
  const list = state.lists.facets;
  const items = selectFacets(state);
  const width = columns - 4;
  const on = activeFilters(state.services.query).length;
  const { facets, total } = state.services;
  const isCounted = facets !== undefined;
  // The list may not be in sight.
  const found = isCounted ? `${formatCount(total)} found` : '';
  const note = [on === 0 ? '' : `${on} on`, found].filter((part) => part !== '').join(', ');
  return (
    <Pane columns={columns} isFocused={isFocused} note={note} rows={rows} title="Filters">
      <FilterLine
        columns={width}
        list={list}
        placeholder={on === 0 ? '/ to find one' : '/ to find one, 0 takes all off'}
      />
      <ListRows
        items={items}
        list={list}
        render={(row, { isSelected }) => (
          <FacetRowView columns={width} isFocused={isFocused} isSelected={isSelected} row={row} />
        )}
        rows={Math.max(1, rows - 2 - rowsBeside.facets)}
      />
      {items.length === 0 && (
        <Text {...theme.muted} wrap="wrap">
          No filter is called that. / and Esc show all of them.
        </Text>
      )}
      {!isCounted && items.length > 0 && (
        <Text {...theme.muted} wrap="wrap">
          Values are counted once something has been searched for.
        </Text>
      )}
    </Pane>
  );
}
