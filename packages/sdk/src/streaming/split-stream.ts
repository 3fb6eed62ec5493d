import { loadLater } from '../load-later.js';
import type { ToolStream } from './tool-stream.js';
import type { ToolStreamSource } from './tool-stream-source.js';

/** Two sources of the events of one stream, which is read by them alone from now on. What reads it is loaded meanwhile. */
export function splitStream(
  stream: ToolStream,
  { settle, signal, onEndFailure }: Pick<ToolStreamSource, 'settle' | 'signal' | 'onEndFailure'>,
): [ToolStreamSource, ToolStreamSource] {
  const events = stream[Symbol.asyncIterator]();
  const shares = loadLater().then(({ shareEvents }) => shareEvents(events, { stream }));
  // Told to who reads.
  shares.catch(() => undefined);
  const source = (index: 0 | 1): ToolStreamSource => ({
    settle,
    signal,
    onEndFailure,
    take: async () => (await shares)[index].take(),
    end: async () => (await shares)[index].end(),
    letGo: async () => (await shares)[index].letGo(),
  });
  return [source(0), source(1)];
}
