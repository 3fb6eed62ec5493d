import type { Theme } from './theme.js';
import { xtermColor } from './xterm-color.js';

/** For a light background, with 256 colours or more. */
export const lightTheme: Theme = {
  text: {},
  muted: { color: xtermColor(240) },
  accent: { color: xtermColor(25) },
  heading: { color: xtermColor(25), bold: true },
  selection: { color: xtermColor(231), backgroundColor: xtermColor(25), bold: true },
  match: { color: xtermColor(125), bold: true, underline: true },
  selectedMatch: { underline: true },
  success: { color: xtermColor(22) },
  warning: { color: xtermColor(94) },
  danger: { color: xtermColor(124) },
  running: { color: xtermColor(24) },
  trust: { color: xtermColor(91) },
  key: { color: xtermColor(25), bold: true },
  jsonKey: { color: xtermColor(24) },
  jsonString: { color: xtermColor(22) },
  jsonNumber: { color: xtermColor(94) },
  jsonBoolean: { color: xtermColor(91) },
  jsonNull: { color: xtermColor(91) },
  jsonPunctuation: { color: xtermColor(240) },
  border: { borderColor: xtermColor(244) },
  focusedBorder: { borderColor: xtermColor(25) },
};
