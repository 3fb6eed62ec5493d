/**
 * How a text looks: props of Ink's `Text`, to be spread into it. A member that is absent leaves it to
 * the terminal.
 */
export interface TextStyle {
  readonly color?: string;
  readonly backgroundColor?: string;
  readonly bold?: boolean;
  readonly underline?: boolean;
  readonly inverse?: boolean;
}
