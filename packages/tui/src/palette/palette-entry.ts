import type { SessionAction } from '../session/session-action.js';
import type { SessionState } from '../session/session-state.js';

/** Something that can be done. */
export interface PaletteEntry {
  /** Like that of no other entry. */
  readonly id: string;
  readonly kind: 'key' | 'command' | 'connection' | 'tool' | 'service';
  /** What it does; may have a stranger's words in it: not sanitised. */
  readonly title: string;
  /** Said at its right: its key, or how it is typed. Not sanitised. */
  readonly aside: string;
  /** Why it cannot be done now; undefined where it can. */
  readonly reason: string | undefined;
  /** What is to be done, for a state with nothing over the panes. Pure. */
  readonly act: (state: SessionState) => readonly SessionAction[];
}
