import { cleanText } from './clean-text.js';
import { scrubSecrets } from './scrub-secrets.js';

export interface TextOptions {
  readonly maxLength: number;
  /** @default true */
  readonly isOneLine?: boolean;
  /** See `scrubSecrets`. @default false */
  readonly isValue?: boolean;
}

export interface TextReading {
  /** Without the credentials; see `cleanText`. */
  readonly text?: string;
  /** True where there were any. */
  readonly wasScrubbed: boolean;
}

const mark = '[redacted]';

/** Like `cleanText`, and tells whether a credential was taken out. */
export function readText(value: unknown, options: TextOptions): TextReading {
  const { isValue = false } = options;
  const text = cleanText(value, options);
  if (text === undefined) return { wasScrubbed: false };
  const scrubbed = scrubSecrets(text, { isValue });
  // What came with the mark was scrubbed by somebody before.
  const isMarked = scrubbed.text.includes(mark) && !String(value).includes(mark);
  return { text: scrubbed.text, wasScrubbed: scrubbed.wasScrubbed || isMarked };
}
