import { sanitise } from './sanitise.js';

/** {@link sanitise}, and the whole on one line: for names, descriptions and messages in a row. */
export function sanitiseLine(text: string): string {
  return sanitise(text).replaceAll(/\s+/gu, ' ').trim();
}
