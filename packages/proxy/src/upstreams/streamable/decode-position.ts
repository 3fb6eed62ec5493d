import type { Position } from './encode-position.js';

/** Reads what `encodePosition` wrote; undefined for anything else. Our request ids hold no blanks, event ids may. */
export function decodePosition(text: string): Position | undefined {
  const blank = text.indexOf(' ');
  if (blank < 1 || blank === text.length - 1) return undefined;
  return { requestId: text.slice(0, blank), eventId: text.slice(blank + 1) };
}
