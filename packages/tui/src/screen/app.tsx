import { useInput, usePaste, useWindowSize } from 'ink';
import { useEffect, useState, type ReactElement } from 'react';
import type { Session } from '../session/session.js';
import { furthestOffset } from './furthest-offset.js';
import { keyToInputEvent } from './key-to-input-event.js';
import { SessionView } from './session-view.js';
import { splitKeys, type Keystroke } from './split-keys.js';
import { useClock } from './use-clock.js';
import { useSessionState } from './use-session-state.js';

const clockInterval = 200;
const quitWindow = 2000;

/** Props of {@link App}. */
export interface AppProps {
  session: Session;
  /** Called once, when the user is done. */
  onQuit: () => void;
}

/** Joins the keys, the window and the session to the view. */
export function App({ session, onQuit }: AppProps): ReactElement {
  const state = useSessionState(session);
  const { columns, rows } = useWindowSize();
  const now = useClock({ isTicking: state.running !== null, interval: clockInterval });
  const [isQuitArmed, setIsQuitArmed] = useState(false);
  const [offset, setOffset] = useState(0);

  useEffect(() => {
    if (!isQuitArmed) return undefined;
    const timer = setTimeout(() => setIsQuitArmed(false), quitWindow);
    return () => clearTimeout(timer);
  }, [isQuitArmed]);

  useEffect(() => {
    if (state.hasQuit) onQuit();
  }, [state.hasQuit, onQuit]);

  function interrupt(): void {
    // Read from the session, not from the last render: two keys can come between two renders.
    if (session.state.running !== null) session.cancel();
    else if (isQuitArmed) onQuit();
    else setIsQuitArmed(true);
  }

  function scroll(direction: 1 | -1): void {
    const page = Math.max(1, Math.floor(rows / 2));
    const furthest = furthestOffset(state.transcript.length, { rows });
    setOffset((before) => Math.min(furthest, Math.max(0, before + direction * page)));
  }

  async function submit(): Promise<void> {
    const { text } = session.state.input;
    setOffset(0);
    if (text.trim() !== '') await session.submit(text);
  }

  // Gives a promise when the next key of the same report has to wait for a command to end.
  function press({ input, key }: Keystroke): Promise<void> | undefined {
    if (key.ctrl && input === 'c') {
      interrupt();
      return undefined;
    }
    setIsQuitArmed(false);
    if (key.return) return submit();
    const event = keyToInputEvent(input, key);
    if (key.ctrl && input === 'd' && session.state.input.text === '') onQuit();
    else if (key.pageUp) scroll(1);
    else if (key.pageDown) scroll(-1);
    else if (event !== null) session.edit(event);
    return undefined;
  }

  function pressAll(strokes: Keystroke[]): void {
    for (const [index, stroke] of strokes.entries()) {
      const rest = strokes.slice(index + 1);
      const pending = press(stroke);
      if (pending === undefined || rest.length === 0) continue;
      void pending.then(() => pressAll(rest));
      return;
    }
  }

  useInput((input, key) => {
    if (key.eventType !== 'release') pressAll(splitKeys({ input, key }));
  });

  usePaste((text) => session.edit({ type: 'inserted', text }));

  return (
    <SessionView
      columns={columns}
      isQuitArmed={isQuitArmed}
      now={now}
      offset={offset}
      rows={rows}
      state={state}
    />
  );
}
