import type { Key } from 'ink';

/** A key as Ink describes it. */
export interface Keystroke {
  input: string;
  key: Key;
}

/**
 * The keys of one report of Ink, in their order: keys that come fast (type-ahead, a slow line) are
 * reported as one text with its control characters inside, Enter among them.
 */
export function splitKeys({ input, key }: Keystroke): Keystroke[] {
  if (input.length < 2) return [{ input, key }];
  const parts = input.match(/\r\n|[\u0000-\u001f\u007f]|[^\u0000-\u001f\u007f]+/gu) ?? [];
  return parts.map((part) => describe(part, key));
}

function describe(part: string, key: Key): Keystroke {
  if (part === '\r' || part === '\n' || part === '\r\n') {
    return { input: '', key: { ...key, return: true } };
  }
  if (part === '\t') return { input: '', key: { ...key, tab: true } };
  if (part === '\u007f' || part === '\b') return { input: '', key: { ...key, backspace: true } };
  const code = part.charCodeAt(0);
  if (code > 0x1f) return { input: part, key };
  // Letters, and behind them `ctrl-_` and its neighbours.
  return {
    input: String.fromCharCode(code + (code > 0x1a ? 0x40 : 0x60)),
    key: { ...key, ctrl: true },
  };
}
