/** One of the things that are said of a service in a line. */
export interface Fact {
  /** As it would be without paint. */
  readonly text: string;
  /** @default as it is */
  readonly paint?: (text: string) => string;
}
