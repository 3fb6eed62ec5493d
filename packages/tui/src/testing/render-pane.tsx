import { renderToString } from 'ink';
import type { ReactElement } from 'react';
import type { SessionPaneProps } from '../frame/pane-props.js';
import { TodayContext } from '../frame/today-context.js';
import type { SessionState } from '../session/session-state.js';
import { fakeTime } from './fake-time.js';

/** {@link renderPane}'s second argument. */
export interface RenderPaneOptions {
  state: SessionState;
  columns: number;
  rows: number;
  isFocused?: boolean;
}

const minutes = 5 * 60_000;

/** The lines of a pane, five minutes after everything has happened in the fakes. */
export function renderPane(
  Shown: (props: SessionPaneProps) => ReactElement,
  { state, columns, rows, isFocused = true }: RenderPaneOptions,
): readonly string[] {
  const today = Date.parse(fakeTime) + minutes;
  return renderToString(
    <TodayContext value={() => today}>
      <Shown columns={columns} isFocused={isFocused} now={0} rows={rows} state={state} />
    </TodayContext>,
    { columns },
  ).split('\n');
}
