/** A piece of text and how it is painted. */
export interface Span {
  readonly text: string;
  readonly paint: (text: string) => string;
}
