import type { SessionState } from '../session/session-state.js';

/** What every pane is given. */
export interface SessionPaneProps {
  state: SessionState;
  /** Cells with the border. */
  columns: number;
  rows: number;
  /** True where keys mean this pane. */
  isFocused: boolean;
  /** On the session's clock, in milliseconds. */
  now: number;
}
