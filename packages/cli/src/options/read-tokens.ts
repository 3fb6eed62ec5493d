import type { OptionTable } from './option-table.js';

/** A word of a command line, or a part of one, by what it is. */
export type Token =
  | {
      readonly kind: 'option';
      /** Without its dashes; a letter as the option that it is short for. */
      readonly name: string;
      /** As it was typed, with its dashes. */
      readonly rawName: string;
      /** Undefined where none was given. */
      readonly value: string | undefined;
    }
  | { readonly kind: 'positional'; readonly value: string; readonly index: number };

/**
 * Takes words apart as getopt does: `--name value`, `--name=value`, `-n value`, `-nvalue`, letters in one word, `--`
 * before what is no option. What the table does not know is an option without a value. Our own, because Node's
 * `parseArgs` takes a millisecond of a start.
 */
export function readTokens(words: readonly string[], options: OptionTable): readonly Token[] {
  const tokens: Token[] = [];
  const shorts = new Map(
    Object.entries(options).flatMap(([name, { short }]) => (short ? [[short, name] as const] : [])),
  );
  shorts.set('h', shorts.get('h') ?? 'help');
  const takesValue = (name: string) =>
    Object.hasOwn(options, name) && options[name]?.kind !== 'flag';
  let isAfterDashes = false;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (isAfterDashes || !word.startsWith('-') || word === '-') {
      tokens.push({ kind: 'positional', value: word, index });
    } else if (word === '--') isAfterDashes = true;
    else if (word.startsWith('--')) {
      const equals = word.indexOf('=');
      const rawName = equals === -1 ? word : word.slice(0, equals);
      const name = rawName.slice(2);
      const attached = equals === -1 ? undefined : word.slice(equals + 1);
      const value = attached ?? (takesValue(name) ? words[(index += 1)] : undefined);
      tokens.push({ kind: 'option', name, rawName, value });
    } else {
      for (let at = 1; at < word.length; at += 1) {
        const letter = word.charAt(at);
        const name = shorts.get(letter) ?? letter;
        const rest = word.slice(at + 1);
        const isWhole = takesValue(name);
        const value = isWhole ? (rest === '' ? words[(index += 1)] : rest) : undefined;
        tokens.push({ kind: 'option', name, rawName: `-${letter}`, value });
        if (isWhole) break;
      }
    }
  }
  return tokens;
}
