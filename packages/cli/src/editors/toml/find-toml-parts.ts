import type { TomlStatement } from './toml-statement.js';

/** A part of a file, in whole lines. */
export interface TomlPart {
  readonly start: number;
  readonly end: number;
  /** It is no table with its lines, but a line in another one. */
  readonly isPair: boolean;
}

/** Where a table stands: its head and its lines, those of tables inside of it, and lines elsewhere that name it. */
export function findTomlParts(
  statements: readonly TomlStatement[],
  { path }: { readonly path: readonly string[] },
): TomlPart[] {
  const parts: TomlPart[] = [];
  let isInside = false;
  for (const { kind, path: other, start, end } of statements) {
    const isOf = path.every((key, index) => other[index] === key);
    if (kind !== 'pair') isInside = isOf;
    const last = parts.at(-1);
    if (isInside && kind === 'pair' && last !== undefined) {
      parts[parts.length - 1] = { ...last, end };
    } else if (isOf) {
      parts.push({ start, end, isPair: kind === 'pair' });
    }
  }
  return parts;
}
