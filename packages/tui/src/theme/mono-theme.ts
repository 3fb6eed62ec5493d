import type { Theme } from './theme.js';

/** No colour at all: bold, underlined and inverse are none, and are what is left. */
export const monoTheme: Theme = {
  text: {},
  muted: {},
  accent: { bold: true },
  heading: { bold: true },
  selection: { inverse: true },
  match: { bold: true, underline: true },
  selectedMatch: { underline: true },
  success: {},
  warning: { bold: true },
  danger: { bold: true },
  running: { bold: true },
  trust: {},
  key: { bold: true },
  jsonKey: { bold: true },
  jsonString: {},
  jsonNumber: {},
  jsonBoolean: {},
  jsonNull: {},
  jsonPunctuation: {},
  border: {},
  focusedBorder: {},
};
