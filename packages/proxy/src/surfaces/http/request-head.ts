/** What the door looks at: a request without its body, of whatever make. */
export interface RequestHead {
  /** Whole, with scheme and host. */
  readonly url: string;
  readonly headers: { get(name: string): string | null };
}
