import type { Theme } from './theme.js';
import { xtermColor } from './xterm-color.js';

/** For a dark background, with 256 colours or more. */
export const darkTheme: Theme = {
  text: {},
  muted: { color: xtermColor(248) },
  accent: { color: xtermColor(81) },
  heading: { color: xtermColor(117), bold: true },
  selection: { color: xtermColor(231), backgroundColor: xtermColor(24), bold: true },
  match: { color: xtermColor(221), bold: true, underline: true },
  selectedMatch: { underline: true },
  success: { color: xtermColor(114) },
  warning: { color: xtermColor(221) },
  danger: { color: xtermColor(210) },
  running: { color: xtermColor(117) },
  trust: { color: xtermColor(183) },
  key: { color: xtermColor(81), bold: true },
  jsonKey: { color: xtermColor(117) },
  jsonString: { color: xtermColor(150) },
  jsonNumber: { color: xtermColor(216) },
  jsonBoolean: { color: xtermColor(183) },
  jsonNull: { color: xtermColor(183) },
  jsonPunctuation: { color: xtermColor(248) },
  border: { borderColor: xtermColor(244) },
  focusedBorder: { borderColor: xtermColor(81) },
};
