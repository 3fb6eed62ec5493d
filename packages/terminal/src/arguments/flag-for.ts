import { findPath } from './find-path.js';
import { flagName } from './flag-name.js';
import { pathText } from './path-text.js';
import type { ValueShape } from './value-shape.js';

/**
 * The option that leads to a place in a tool's parameters: in kebab case where that is not somebody else's name too,
 * else as the schema writes it. Undefined where no option does, because of what the names have in them.
 */
export function flagFor(
  segments: readonly (string | number)[],
  { shape, root }: { readonly shape: ValueShape; readonly root: unknown },
): string | undefined {
  const exact = pathText(segments);
  const kebab = flagName(exact).slice(2).replaceAll(/\s/g, '-');
  const name = [kebab, exact].find((candidate) => {
    if (!/^[^\s=\p{C}]+$/u.test(candidate)) return false;
    const found = findPath(candidate, { shape, root });
    return found?.isDeclared === true && isSame(found.segments, segments);
  });
  return name === undefined ? undefined : `--${name}`;
}

function isSame(left: readonly unknown[], right: readonly unknown[]): boolean {
  return left.length === right.length && left.every((part, index) => part === right[index]);
}
