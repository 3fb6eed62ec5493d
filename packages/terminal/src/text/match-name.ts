import { foldName } from './fold-name.js';

/** A name by what was typed: exact, else the only one that differs in case, `-` and `_` alone. */
export function matchName(typed: string, names: readonly string[]): string | undefined {
  if (names.includes(typed)) return typed;
  const [only, ...others] = names.filter((name) => foldName(name) === foldName(typed));
  return others.length === 0 ? only : undefined;
}
