import { sanitizeLine } from '@nanda/terminal';
import type { CommandContext } from '../commands/command-context.js';
import type { CallProgress } from './call-progress.js';
import type { Confirm } from './confirm.js';
import type { Reader } from './create-reader.js';
import type { SessionStore } from './create-store.js';
import type { Transcript } from './create-transcript.js';
import type { SessionEvent } from './session-event.js';
import type { Throttle } from './throttle-latest.js';

/** Characters of what is said of the progress: it has one row. */
const longestMessage = 1000;

/** Options of {@link createCommandContext}. */
export interface CreateCommandContextOptions extends Pick<
  CommandContext,
  'client' | 'desk' | 'face' | 'signal' | 'cancelRun' | 'call'
> {
  confirm: Confirm;
  store: SessionStore;
  transcript: Transcript;
  reader: Reader;
  /** The entry of the transcript that the command writes. */
  entry: number;
  progress: Throttle<CallProgress>;
}

/** What one command may do to the session. Once it is cancelled, nothing of it reaches a session that has gone on. */
export function createCommandContext({
  client,
  desk,
  face,
  signal,
  cancelRun,
  call,
  confirm,
  store,
  transcript,
  reader,
  entry,
  progress: throttle,
}: CreateCommandContextOptions): CommandContext {
  return {
    client,
    desk,
    face,
    signal,
    readState: () => store.state,
    connectionsKnown: reader.connectionsKnown,
    dispatch(event) {
      if (!signal.aborted || endsLoading(event)) store.dispatch(event);
      else if (event.type === 'connected')
        void client.disconnect(event.connection.id).catch(() => {});
    },
    print(text) {
      if (!signal.aborted) transcript.print(entry, 'output', text);
    },
    hint(text) {
      if (!signal.aborted) transcript.print(entry, 'hint', text);
    },
    report(progress) {
      if (signal.aborted) return;
      const message = progress.message?.slice(0, longestMessage);
      throttle.push(
        message === undefined ? progress : { ...progress, message: sanitizeLine(message) },
      );
    },
    confirm: async (question) => confirm(question, { signal }),
    cancelRun,
    async call(request) {
      signal.throwIfAborted();
      return call(request);
    },
  };
}

/** A list must not seem to be read for ever because that was given up, nor a page be waited for. */
function endsLoading({ type }: SessionEvent): boolean {
  return type === 'services-failed' || type === 'history-failed' || type === 'authorization-ended';
}
