import type { BorderColor } from './border-color.js';
import type { TextStyle } from './text-style.js';

/**
 * How things look, by what they are. No component names a colour itself: it spreads a role,
 * `<Text {...theme.muted}>`, `<Box borderStyle="round" {...theme.border}>`. A colour is never the only
 * thing that tells two states apart, because there may be none.
 */
export interface Theme {
  /** Ordinary text: the terminal's own colour, whatever it is. */
  readonly text: TextStyle;
  /** What matters less: descriptions, ids, times. */
  readonly muted: TextStyle;
  /** What is looked for first: names, the prompt's sign. */
  readonly accent: TextStyle;
  readonly heading: TextStyle;
  /** The whole of the row that a key would act on: inside of it no other role but `selectedMatch` is read well. */
  readonly selection: TextStyle;
  /** The letters of a row that a filter has found. */
  readonly match: TextStyle;
  /** The same letters inside of a selected row. */
  readonly selectedMatch: TextStyle;
  readonly success: TextStyle;
  readonly warning: TextStyle;
  readonly danger: TextStyle;
  /** What goes on at the moment. */
  readonly running: TextStyle;
  /** The mark of a verified service. */
  readonly trust: TextStyle;
  /** A key in the footer and the help. */
  readonly key: TextStyle;
  readonly jsonKey: TextStyle;
  readonly jsonString: TextStyle;
  readonly jsonNumber: TextStyle;
  readonly jsonBoolean: TextStyle;
  readonly jsonNull: TextStyle;
  readonly jsonPunctuation: TextStyle;
  readonly border: BorderColor;
  readonly focusedBorder: BorderColor;
}
