import { Text } from 'ink';
import type { ReactElement } from 'react';
import { fitText } from '../../lists/fit-text.js';
import { useTheme } from '../../theme/use-theme.js';
import { activeFilters } from './active-filters.js';
import type { ServicesState } from './services-state.js';

/** Props of {@link NothingFound}. */
export interface NothingFoundProps {
  services: ServicesState;
  columns: number;
}

/** What stands in the place of the rows where there are none, and what to do next. */
export function NothingFound({ services, columns }: NothingFoundProps): ReactElement | null {
  const theme = useTheme();
  const { status, query, suggestions } = services;
  if (status === 'idle') {
    return (
      <Text {...theme.muted} wrap="wrap">
        Press / and type what you look for, or r for all services.
      </Text>
    );
  }
  // What has failed is told above, and what is being read below.
  if (status !== 'ready') return null;
  const isNarrowed = activeFilters(query).length > 0;
  return (
    <>
      <Text wrap="wrap">{headline(query.text, columns)}</Text>
      {suggestions.length > 0 && (
        <>
          <Text {...theme.muted} wrap="wrap">
            Did you mean (enter takes the first):
          </Text>
          {suggestions.slice(0, 8).map((text, index) => (
            <Text key={index} wrap="truncate-end">
              {fitText(`  ${text}`, columns)}
            </Text>
          ))}
        </>
      )}
      {isNarrowed && (
        <Text {...theme.muted} wrap="wrap">
          0 takes the filters off.
        </Text>
      )}
      {query.text === '' && !isNarrowed && (
        <Text {...theme.muted} wrap="wrap">
          The catalog is empty. It is read from registries: nanda registry add NAME, or add a server
          of your own: nanda servers add NAME URL
        </Text>
      )}
    </>
  );
}

function headline(text: string, columns: number): string {
  return text === '' ? 'There are no services.' : `Nothing found for ${fitText(text, columns)}`;
}
