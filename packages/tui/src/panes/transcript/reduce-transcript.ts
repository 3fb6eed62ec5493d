import type { TranscriptEvent } from './transcript-event.js';
import type { TranscriptLine } from './transcript-line.js';

const most = 5000;

/** The transcript after an event, newest last; the oldest lines go when there are too many. */
export function reduceTranscript(
  state: readonly TranscriptLine[],
  event: TranscriptEvent,
): readonly TranscriptLine[] {
  if (event.type === 'cleared') return state.length === 0 ? state : [];
  // A long result has more lines than a call can have arguments.
  const lines = event.lines.slice(-most);
  const [first] = lines;
  if (first === undefined) return state;
  // What a command says later than the next one was given still stands with it.
  const last = state.findLastIndex(({ entry }) => entry === first.entry);
  const at = last < 0 ? state.length : last + 1;
  return state.toSpliced(at, 0, ...lines).slice(-most);
}
