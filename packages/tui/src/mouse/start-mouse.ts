import { enterMode } from '../abilities/enter-mode.js';
import type { TerminalHold } from '../desk/terminal-hold.js';
import type { Session } from '../session/session.js';
import { mouseMode } from './mouse-mode.js';
import { mouseToActions } from './mouse-to-actions.js';
import { takeMouse } from './take-mouse.js';

/** Options of {@link startMouse}. */
export interface StartMouseOptions {
  session: Session;
  stdin: NodeJS.ReadableStream;
  stdout: NodeJS.WritableStream;
  hold: TerminalHold;
}

/** A terminal whose mouse is ours. */
export interface Mouse {
  /** What is to be read from now on. */
  readonly stdin: NodeJS.ReadableStream;
  /** As the one that was given; a program that is lent the terminal gets it without the mouse. */
  readonly hold: TerminalHold;
  /** Gives the mouse back. That happens as well when the process ends without it. */
  leave(): void;
}

/** Takes the mouse: what is done with it goes to the session, and nothing of it is typed. */
export function startMouse({ session, stdin, stdout, hold }: StartMouseOptions): Mouse {
  let leave = enterMode(mouseMode, { stdout });
  return {
    stdin: takeMouse(stdin, {
      onMouse(event) {
        for (const action of mouseToActions(event, session.state)) session.perform(action);
      },
    }),
    hold: {
      get isLent() {
        return hold.isLent;
      },
      lend: async (work) => hold.lend(work),
      take(lend) {
        if (lend === undefined) return hold.take(undefined);
        return hold.take(async (work) =>
          lend(async () => {
            leave();
            try {
              await work();
            } finally {
              leave = enterMode(mouseMode, { stdout });
            }
          }),
        );
      },
    },
    leave: () => leave(),
  };
}
