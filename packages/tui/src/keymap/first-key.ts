import type { Keystroke } from './split-keys.js';

/** The first key of what was typed fast and came as one text, and the others. */
export function firstKey({ input, key }: Keystroke): { first: Keystroke; rest: Keystroke | null } {
  const [first] = new Intl.Segmenter().segment(input);
  const length = first?.segment.length ?? 0;
  if (length === input.length) return { first: { input, key }, rest: null };
  return {
    first: { input: input.slice(0, length), key },
    rest: { input: input.slice(length), key },
  };
}
