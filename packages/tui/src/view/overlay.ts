import type { FormState } from '../form/form-state.js';
import type { SessionAction } from '../session/session-action.js';
import type { AuthorizationWanted } from '../panes/authorization/authorization-wanted.js';
import type { CredentialsWanted } from '../panes/connections/credentials-wanted.js';

/** What lies over the panes and has all keys. */
export type Overlay =
  /** Every key, from the table. */
  | { kind: 'help' }
  /** Everything that can be done, found by typing. */
  | { kind: 'palette' }
  /** Yes or no, before something that is hard to undo. */
  | {
      kind: 'confirm';
      question: string;
      detail: string;
      yes: readonly SessionAction[];
      /** False for a moment where it comes by itself: what is typed just then was not meant for it. Default true. */
      isReady?: boolean;
    }
  /** What a service wants before it lets somebody in. */
  | {
      kind: 'credentials';
      wanted: CredentialsWanted;
      form: FormState;
      /** Whether the proxy keeps what is filled in, for the connections to come. */
      remembers: boolean;
      /** As with `confirm`. */
      isReady?: boolean;
    }
  /** A page on which the user is to agree before a service lets them in. */
  | {
      kind: 'authorization';
      authorization: AuthorizationWanted;
      /** As with `confirm`. */
      isReady: boolean;
    }
  /** A running tool asks for something: shown at once, and can be put off. */
  | {
      kind: 'question';
      executionId: string;
      key: string;
      /** False for a moment: what is pressed just when it comes was not meant for it. */
      isReady: boolean;
    };
