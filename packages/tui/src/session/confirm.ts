/** Asks somebody for a yes before something that is hard to undo. */
export type Confirm = (
  question: ConfirmQuestion,
  options: { signal: AbortSignal },
) => Promise<boolean>;

/** What is asked. Not sanitised. */
export interface ConfirmQuestion {
  question: string;
  /** What it is about, in lines. */
  detail: string;
  /** What to do where nobody can be asked. Default: how to be asked nothing. */
  otherwise?: { hint: string; exitCode: number } | undefined;
}
