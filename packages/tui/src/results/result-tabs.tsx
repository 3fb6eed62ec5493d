import { Text } from 'ink';
import type { ReactElement } from 'react';
import type { ResultStyles } from './result-styles.js';
import type { ResultViewName } from './result-view-name.js';
import { viewTitle } from './view-title.js';

/** Props of {@link ResultTabs}. */
export interface ResultTabsProps {
  readonly views: readonly ResultViewName[];
  readonly view: ResultViewName;
  readonly colors: ResultStyles;
}

/** The names of the views in one row: `[Text] · Tree · JSON`. */
export function ResultTabs({ views, view, colors }: ResultTabsProps): ReactElement {
  return (
    <Text wrap="truncate">
      {views.map((name, index) => (
        <Text key={name}>
          {index > 0 && <Text {...colors.muted}> · </Text>}
          {name === view ? (
            <Text bold {...colors.accent}>{`[${viewTitle(name)}]`}</Text>
          ) : (
            <Text {...colors.muted}>{viewTitle(name)}</Text>
          )}
        </Text>
      ))}
    </Text>
  );
}
