import { redact } from './redact.js';

/** A text, redacted where it is JSON; the same bytes where there is nothing to hide. */
export function redactText(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    const kept = redact(value, { isRequest: false });
    return kept === value ? text : JSON.stringify(kept);
  } catch {
    return text;
  }
}
