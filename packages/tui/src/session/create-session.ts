import { presentQuestion } from '../panes/inbox/present-question.js';
import type { SessionAction } from './session-action.js';
import type { Session } from './session.js';
import { createConfirmer } from './create-confirmer.js';
import { createCalls } from './create-calls.js';
import { createRunner } from './create-runner.js';
import { createStore } from './create-store.js';
import { createTranscript } from './create-transcript.js';
import { performIntent } from './perform-intent.js';
import { createReader } from './create-reader.js';
import { raceAbort } from './race-abort.js';
import { readyDelay } from './ready-delay.js';
import type { InteractiveClient } from '../client/interactive-client.js';
import type { HistoryStore } from '../prompt/history-store.js';
import { keepHistory } from '../prompt/keep-history.js';
import type { Confirm } from './confirm.js';
import { describeFailure } from './describe-failure.js';
import type { Desk } from './desk.js';
import { sanitizeLine } from '@nanda/terminal';
import { echoOf } from './echo-of.js';
import { equalCommand } from './equal-command.js';
import { initialSession } from './initial-session.js';
import type { SessionSettings } from './session-settings.js';

const closeLimit = 2000;

/** Options of {@link createSession}. */
export interface CreateSessionOptions {
  client: InteractiveClient;
  desk: Desk;
  /** Where results are read: line by line, or on the whole screen. Default `line`. */
  face?: 'screen' | 'line';
  /** Whether the connections that the session opened stay when it ends. Default false. */
  keepsConnections?: boolean;
  /** Asks the user for a yes where results are read line by line. Default: nobody is asked, and nothing that is hard to undo is done. */
  confirm?: Confirm | undefined;
  /** What is set at first. */
  settings?: Partial<SessionSettings> | undefined;
  /** Where the lines of the prompt are kept. Default: nowhere. */
  history?: HistoryStore | undefined;
  /** Milliseconds on a clock that never goes back. Default `performance.now`. */
  now?: () => number;
}

/** The engine that line mode and the full screen share: lines and actions in, state and events out. */
export function createSession({
  client,
  desk,
  face = 'line',
  keepsConnections = false,
  confirm = async () => false,
  settings,
  history,
  now = () => performance.now(),
}: CreateSessionOptions): Session {
  const store = createStore({
    ...initialSession,
    settings: { ...initialSession.settings, ...settings },
  });
  const transcript = createTranscript(store);
  const calls = createCalls({ client, store, now });
  const reader = createReader({ client, store, now });
  const confirmer = createConfirmer(store);
  const ask = face === 'screen' ? confirmer.ask : confirm;
  client.confirmBy?.(ask);
  const runner = createRunner({
    client,
    desk,
    face,
    confirm: ask,
    store,
    transcript,
    calls,
    reader,
    now,
  });

  /** What is only looked at with a key is a command of the shell as well. */
  function note(action: SessionAction): void {
    const command = equalCommand(action, store.state);
    if (command === undefined) return;
    const text = echoOf(command, { state: store.state });
    if (store.state.transcript.findLast(({ kind }) => kind === 'echo')?.text !== sanitizeLine(text))
      transcript.begin('echo', text);
  }

  function perform(action: SessionAction): void {
    if (face === 'screen') note(action);
    if (!('intent' in action)) return store.dispatch(action);
    performIntent(action, { store, runner, reader, desk, client, confirmer, now });
  }

  let readyTimer: NodeJS.Timeout | undefined;
  if (face === 'screen') {
    let shownId: string | undefined;
    store.subscribe((event) => {
      const { overlay } = store.state.view;
      const pageId = overlay?.kind === 'authorization' ? overlay.authorization.id : undefined;
      const isNewPage = pageId !== undefined && pageId !== shownId;
      if (isNewPage) shownId = pageId;
      const isAsked = event.type === 'question-asked' || event.type === 'credentials-wanted';
      if (!isAsked && !isNewPage) return;
      if (event.type === 'question-asked') {
        for (const action of presentQuestion(store.state, event.question)) perform(action);
      }
      clearTimeout(readyTimer);
      readyTimer = setTimeout(() => perform({ type: 'question-ready' }), readyDelay);
    });
  }

  const leaveHistory =
    history &&
    keepHistory(history, {
      store,
      onFailure(error) {
        const text = `The lines of the prompt are not kept: ${describeFailure(error).message}`;
        const line = { at: new Date().toISOString(), source: 'prompt', level: 'warning', text };
        store.dispatch({ type: 'logged', line });
      },
    });

  return {
    get state() {
      return store.state;
    },
    subscribe: store.subscribe,
    start: reader.start,
    perform,
    submit: runner.submit,
    cancel: runner.cancel,
    async close() {
      clearTimeout(readyTimer);
      runner.close();
      reader.close();
      const { openedHere } = store.state.connections;
      if (!keepsConnections && openedHere.length > 0) {
        const closing = openedHere.map(async (id) => client.disconnect(id));
        const signal = AbortSignal.timeout(closeLimit);
        // A connection that cannot be closed now is the proxy's to let go of when it is idle.
        await raceAbort(Promise.allSettled(closing), { signal }).catch(() => {});
        for (const connectionId of openedHere)
          store.dispatch({ type: 'disconnected', connectionId });
      }
      if (leaveHistory) {
        const signal = AbortSignal.timeout(closeLimit);
        await raceAbort(leaveHistory(), { signal }).catch(() => {});
      }
      store.close();
      await client.close();
    },
  };
}
