/** Work that is done while another program has the terminal. */
export type TerminalWork = () => Promise<void>;

/** Who holds the terminal, and lends it to other programs. */
export interface TerminalHold {
  /** True while a program has it: a Ctrl-C is meant for that one then. */
  readonly isLent: boolean;
  /** Lets work have the terminal, and takes it back when it is done. Where nobody holds it, it is there already. */
  lend(work: TerminalWork): Promise<void>;
  /** Somebody holds it from now on, and lends it in this way; undefined: nobody does any more. */
  take(lend: ((work: TerminalWork) => Promise<void>) | undefined): void;
}
