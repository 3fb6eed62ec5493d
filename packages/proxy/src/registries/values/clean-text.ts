import { scrubSecrets } from './scrub-secrets.js';

/** Words with one space between them: of most texts nothing has to be taken out. */
const cleanLine =
  /^[^\s\u0000-\u001F\u007F-\u00A0\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uD800-\uDFFF\uFEFF\uFFF9-\uFFFB]+(?: [^\s\u0000-\u001F\u007F-\u00A0\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uD800-\uDFFF\uFEFF\uFFF9-\uFFFB]+)*$/;

/**
 * What a terminal would take for a command: one with a text of its own (a title, a link), one with parameters (a
 * colour), any other. What follows the beginning never holds another beginning, so that it is looked through once.
 */
const sequences =
  /(?:\u001B[P\]X^_]|[\u0090\u0098\u009D-\u009F])[^\u0000-\u001F\u007F-\u009F]*(?:\u0007|\u001B\\|\u009C)|(?:\u001B\[|\u009B)[0-?]*[ -/]*[@-~]|\u001B[ -/]*[0-~]/g;

/** Control characters, halves of pairs, and what is not seen: marks of direction, breadthless spaces, tags. */
const harmful =
  /[\p{Cc}\p{Cs}\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;

/** Characters that may be taken out before what is shown would be less than it could be. */
const margin = 256;

/**
 * Makes somebody else's text harmless to show and bounded: no escape sequences, no control or
 * invisible characters (line breaks stay), no credentials, no surrounding space.
 *
 * @returns `undefined` where it is no text or nothing is left of it.
 */
export function cleanText(
  value: unknown,
  { maxLength, isOneLine = true }: { readonly maxLength: number; readonly isOneLine?: boolean },
): string | undefined {
  if (typeof value !== 'string') return undefined;
  // Cut before it is looked through: a text may be of many megabytes.
  const isCut = value.length > maxLength + margin;
  const start = isCut ? value.slice(0, maxLength + margin) : value;
  const harmless = cleanLine.test(start) ? start : clean(start, { isOneLine });
  // Where the cut would show, it may go through a credential, of which too little is left to be known.
  const whole =
    isCut && harmless.length <= maxLength ? harmless.slice(0, endOfWords(harmless)) : harmless;
  const { text } = scrubSecrets(whole);
  const bounded = text.length > maxLength ? shorten(text, { maxLength }) : text;
  return bounded === '' ? undefined : bounded;
}

function clean(value: string, { isOneLine }: { readonly isOneLine: boolean }): string {
  const harmless = value
    .replace(sequences, '')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(harmful, (character: string) =>
      character === '\n' || character === '\t' ? character : '',
    );
  return (isOneLine ? harmless.replace(/\s+/g, ' ') : harmless).trim();
}

/** Where the last word that is whole ends; of a single word, its own end. */
function endOfWords(text: string): number {
  const last = Math.max(text.lastIndexOf(' '), text.lastIndexOf('\n'));
  return last < 0 ? text.length : last;
}

function shorten(text: string, { maxLength }: { readonly maxLength: number }): string {
  return text
    .slice(0, maxLength)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
}
