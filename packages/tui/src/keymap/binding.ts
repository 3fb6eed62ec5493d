import type { SessionAction } from '../session/session-action.js';
import type { SessionState } from '../session/session-state.js';
import type { KeyContext } from './key-context.js';

/** What a key does: one row of the table that the keys, the footer, the help, the palette and the documentation are made of. */
export interface Binding {
  /** Never changes: `services.connect`. */
  readonly id: string;
  readonly context: KeyContext;
  /** As {@link nameKey} names them; one after the other for a sequence: `g g`. The first one is shown. */
  readonly keys: readonly string[];
  /** What it does, for the help and the palette: `Connect to the service`. */
  readonly title: string;
  /** The same in one or two words, for the footer; absent where it is not shown there. */
  readonly short?: string;
  /** Why it does nothing now; undefined when it does. */
  readonly whyNot?: (state: SessionState) => string | undefined;
  /** What is to be done; the key says which one it was, where it has several. Pure. */
  readonly act: (state: SessionState, key: string) => readonly SessionAction[];
}
