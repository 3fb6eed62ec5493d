import type { Theme } from './theme.js';

/**
 * For 16 colours, which are the user's own: what they look like is not known, on which background
 * neither. So what is read has no grey, which is the background itself in some palettes, and what is
 * chosen is inverse.
 */
export const ansi16Theme: Theme = {
  text: {},
  muted: {},
  accent: { color: 'cyan' },
  heading: { bold: true },
  selection: { inverse: true, bold: true },
  match: { bold: true, underline: true },
  selectedMatch: { underline: true },
  success: { color: 'green' },
  warning: { color: 'yellow' },
  danger: { color: 'red', bold: true },
  running: { color: 'cyan' },
  trust: { color: 'magenta' },
  key: { color: 'cyan', bold: true },
  jsonKey: { color: 'cyan' },
  jsonString: { color: 'green' },
  jsonNumber: { color: 'yellow' },
  jsonBoolean: { color: 'magenta' },
  jsonNull: { color: 'magenta' },
  jsonPunctuation: {},
  border: {},
  focusedBorder: { borderColor: 'cyan' },
};
