/** How a stranger's text is made safe to show. */
export interface TextForm {
  /** Text of which each character is shown as it is, and takes one column. */
  readonly plain: RegExp;
  /** The text as it is shown, with no line feed in it. */
  draw(text: string): string;
}
