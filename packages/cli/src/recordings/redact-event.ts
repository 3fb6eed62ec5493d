import { redactText } from './redact-text.js';

/** An event without credentials in its data; the same text where there are none. */
export function redactEvent(text: string): string {
  return text.replaceAll(
    /^(data: ?)(.*)$/gm,
    (_, name: string, data: string) => name + redactText(data),
  );
}
