/** How a border looks: props of Ink's `Box`, to be spread into it. */
export interface BorderColor {
  readonly borderColor?: string;
}
