import type { Choice } from './form-field.js';

/** What was looked for so far, and the choice that was found. */
export interface SoughtChoice {
  readonly sought: string;
  readonly index: number;
}

/**
 * The choice that a further letter leads to: the first that begins with all the letters so far, else the next one that
 * begins with this letter. Undefined where none does.
 */
export function seekChoice(
  letter: string,
  {
    choices,
    index,
    sought,
  }: { readonly choices: readonly Choice[]; readonly index: number; readonly sought: string },
): SoughtChoice | undefined {
  const labels = choices.map(({ label }) => label.toLowerCase());
  const whole = sought + letter.toLowerCase();
  const found = sought === '' ? -1 : labels.findIndex((label) => label.startsWith(whole));
  if (found !== -1) return { sought: whole, index: found };
  const start = letter.toLowerCase();
  for (let step = 1; step <= labels.length; step += 1) {
    const next = (Math.max(index, -1) + step) % labels.length;
    if (labels[next]?.startsWith(start)) return { sought: start, index: next };
  }
  return undefined;
}
