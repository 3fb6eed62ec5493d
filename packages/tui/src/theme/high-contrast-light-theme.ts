import type { Theme } from './theme.js';
import { xtermColor } from './xterm-color.js';

/** For a light background: nothing below 7:1, fewer colours, more bold. */
export const highContrastLightTheme: Theme = {
  text: {},
  muted: { color: xtermColor(237) },
  accent: { color: xtermColor(18), bold: true },
  heading: { color: xtermColor(16), bold: true, underline: true },
  selection: { color: xtermColor(231), backgroundColor: xtermColor(18), bold: true },
  match: { color: xtermColor(53), bold: true, underline: true },
  selectedMatch: { underline: true },
  success: { color: xtermColor(22), bold: true },
  warning: { color: xtermColor(52), bold: true },
  danger: { color: xtermColor(88), bold: true },
  running: { color: xtermColor(18), bold: true },
  trust: { color: xtermColor(54), bold: true },
  key: { color: xtermColor(18), bold: true },
  jsonKey: { color: xtermColor(18) },
  jsonString: { color: xtermColor(22) },
  jsonNumber: { color: xtermColor(52) },
  jsonBoolean: { color: xtermColor(54) },
  jsonNull: { color: xtermColor(54) },
  jsonPunctuation: { color: xtermColor(16) },
  border: { borderColor: xtermColor(237) },
  focusedBorder: { borderColor: xtermColor(18) },
};
