import { Box } from 'ink';
import type { ReactElement } from 'react';
import type { SessionPaneProps } from '../../frame/pane-props.js';
import { Pane } from '../../frame/pane.js';
import { TranscriptHint } from './transcript-hint.js';
import { TranscriptRow } from './transcript-row.js';
import { wrapTranscript } from './wrap-transcript.js';

/** Everything that was said, its newest line at the bottom. */
export function TranscriptPane({
  state,
  columns,
  rows,
  isFocused,
}: SessionPaneProps): ReactElement {
  const room = Math.max(1, rows - 2);
  const width = Math.max(1, columns - 4);
  const { transcript } = state;
  const back = state.lists.transcript.offset;
  const lines = wrapTranscript(transcript, { columns: width, rows: room, back });
  const note = back > 0 ? `${back} below` : '';
  return (
    <Pane columns={columns} isFocused={isFocused} note={note} rows={rows} title="Transcript">
      {transcript.length === 0 ? (
        <TranscriptHint columns={width} state={state} />
      ) : (
        <Box flexDirection="column" flexShrink={0} height={room} justifyContent="flex-end">
          {lines.map((line, index) => (
            <TranscriptRow key={index} line={line} />
          ))}
        </Box>
      )}
    </Pane>
  );
}
