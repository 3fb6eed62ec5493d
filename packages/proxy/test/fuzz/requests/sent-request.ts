/** A request before the ids are in it, and without what says who sends it. */
export interface SentRequest {
  readonly method: string;
  /** As it goes over the wire: path and query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
  /** Milliseconds after which its sender goes away. @default it waits for the answer */
  readonly leavesAfter?: number | undefined;
}
