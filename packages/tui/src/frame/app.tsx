import { useApp, useInput, usePaste, useWindowSize } from 'ink';
import { useEffect, type ReactElement } from 'react';
import { firstKey } from '../keymap/first-key.js';
import { pasteText } from '../keymap/paste-text.js';
import { pressKey } from '../keymap/press-key.js';
import { takesText } from '../keymap/takes-text.js';
import { splitKeys, type Keystroke } from '../keymap/split-keys.js';
import type { TerminalHold } from '../desk/terminal-hold.js';
import { ThemeContext } from '../theme/theme-context.js';
import type { ThemeName } from '../theme/theme-name.js';
import type { Theme } from '../theme/theme.js';
import type { Session } from '../session/session.js';
import { SessionView } from './session-view.js';
import { useClock } from './use-clock.js';
import { useSessionState } from './use-session-state.js';
import { useToastEnd } from './use-toast-end.js';

const clockInterval = 200;

/** Props of {@link App}. */
export interface AppProps {
  session: Session;
  /** Learns how the terminal is lent to other programs. */
  hold: TerminalHold;
  /** How the screen looks in a theme of the settings. */
  themeOf: (name: ThemeName) => Theme;
  /** Called once, when the user is done. */
  onQuit: () => void;
}

/** Joins the keys, the window and the session to the view. */
export function App({ session, hold, themeOf, onQuit }: AppProps): ReactElement {
  const state = useSessionState(session);
  const { columns, rows } = useWindowSize();
  const now = useClock({ isTicking: state.tasks.length > 0, interval: clockInterval });
  const { suspendTerminal } = useApp();
  useToastEnd(state.view.toast, { session });

  useEffect(() => {
    session.perform({ type: 'resized', columns, rows });
  }, [session, columns, rows]);

  useEffect(() => {
    hold.take(async (work) => suspendTerminal(work));
    return () => hold.take(undefined);
  }, [hold, suspendTerminal]);

  useEffect(() => {
    if (state.hasQuit) onQuit();
  }, [state.hasQuit, onQuit]);

  // Read from the session, not from the last render: two keys can come between two renders.
  function press(stroke: Keystroke): void {
    for (let left: Keystroke | null = stroke; left !== null;) {
      // What came as one text is text where that is typed; anywhere else each letter is a key.
      const { first, rest }: ReturnType<typeof firstKey> = takesText(session.state)
        ? { first: left, rest: null }
        : firstKey(left);
      for (const action of pressKey(first, session.state)) session.perform(action);
      left = rest;
    }
  }

  useInput((input, key) => {
    if (key.eventType !== 'release') splitKeys({ input, key }).forEach(press);
  });

  usePaste((text) => {
    for (const action of pasteText(text, session.state)) session.perform(action);
  });

  return (
    <ThemeContext value={themeOf(state.settings.theme)}>
      <SessionView now={now} state={state} />
    </ThemeContext>
  );
}
