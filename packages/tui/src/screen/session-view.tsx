import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import { findCurrentConnection } from '../session/find-current-connection.js';
import type { SessionState } from '../session/session-state.js';
import { Footer } from './footer.js';
import { furthestOffset } from './furthest-offset.js';
import { Header } from './header.js';
import { Prompt } from './prompt.js';
import { RunningLine } from './running-line.js';
import { ToolPane } from './tool-pane.js';
import { Transcript } from './transcript.js';

const leastColumns = 40;
const leastRows = 10;
const wideColumns = 110;
const paneColumns = 32;

/** Props of {@link SessionView}. */
export interface SessionViewProps {
  state: SessionState;
  columns: number;
  rows: number;
  /** On the session's clock, in milliseconds. */
  now: number;
  isQuitArmed: boolean;
  /** How many lines the transcript is scrolled back. */
  offset: number;
}

/** The whole screen for a state. Pure: no keys, no timers. */
export function SessionView(props: SessionViewProps): ReactElement {
  const { state, columns, rows, now, isQuitArmed, offset } = props;
  if (columns < leastColumns || rows < leastRows) {
    const notice = `${columns}×${rows} is too small; ${leastColumns}×${leastRows} is enough`;
    return <Text wrap="truncate-end">{notice}</Text>;
  }
  const connection = findCurrentConnection(state);
  const { running, input } = state;
  return (
    <Box flexDirection="column" height={rows} width={columns}>
      <Header connection={connection} />
      <Box flexGrow={1} overflow="hidden">
        <Transcript lines={state.transcript} offset={offset} rows={rows} />
        {columns >= wideColumns && connection !== undefined && (
          <ToolPane columns={paneColumns} connection={connection} rows={rows - 4} />
        )}
      </Box>
      {running === null ? (
        <Box flexShrink={0} height={1} />
      ) : (
        <RunningLine columns={columns} now={now} running={running} />
      )}
      <Prompt columns={columns} cursor={input.cursor} text={input.text} />
      <Footer
        canScroll={offset < furthestOffset(state.transcript.length, { rows })}
        isQuitArmed={isQuitArmed}
        isRunning={running !== null}
        offset={offset}
      />
    </Box>
  );
}
