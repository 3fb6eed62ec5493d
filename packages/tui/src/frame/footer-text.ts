import type { FooterEntry } from './footer-of.js';

/** A key of the footer as it is written: one that does nothing now is in parentheses, as there may be no colours to tell it by. */
export function footerText({ key, label, reason }: FooterEntry): string {
  const text = `${key} ${label}`;
  return reason === undefined ? text : `(${text})`;
}
