import type { Theme } from './theme.js';
import { xtermColor } from './xterm-color.js';

/** For a dark background: nothing below 7:1, fewer colours, more bold. */
export const highContrastTheme: Theme = {
  text: {},
  muted: { color: xtermColor(252) },
  accent: { color: xtermColor(123), bold: true },
  heading: { color: xtermColor(231), bold: true, underline: true },
  selection: { color: xtermColor(16), backgroundColor: xtermColor(226), bold: true },
  match: { color: xtermColor(226), bold: true, underline: true },
  selectedMatch: { underline: true },
  success: { color: xtermColor(120), bold: true },
  warning: { color: xtermColor(226), bold: true },
  danger: { color: xtermColor(217), bold: true },
  running: { color: xtermColor(123), bold: true },
  trust: { color: xtermColor(225), bold: true },
  key: { color: xtermColor(226), bold: true },
  jsonKey: { color: xtermColor(123) },
  jsonString: { color: xtermColor(157) },
  jsonNumber: { color: xtermColor(229) },
  jsonBoolean: { color: xtermColor(225) },
  jsonNull: { color: xtermColor(225) },
  jsonPunctuation: { color: xtermColor(231) },
  border: { borderColor: xtermColor(252) },
  focusedBorder: { borderColor: xtermColor(226) },
};
