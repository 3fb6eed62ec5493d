import { matchesPattern } from '../../../core/matches-pattern.js';

/** What needs more comparisons, or gives more patterns, is asked for in bad faith, or is understood by nobody. */
const maxSteps = 200_000;
const maxPatterns = 128;

/**
 * Patterns that match what one of the first and one of the second list matches, and nothing else. In a pattern `*` stands
 * for any characters, also for none.
 *
 * @returns undefined where there would be too many
 */
export function intersectPatterns(
  first: readonly string[],
  second: readonly string[],
): readonly string[] | undefined {
  const budget = { steps: maxSteps };
  const found = new Set<string>();
  for (const one of first.map(plain)) {
    for (const other of second.map(plain)) {
      const both = intersect(one, other, budget);
      if (both === undefined) return undefined;
      for (const pattern of both) found.add(pattern);
      if (found.size > maxPatterns) return undefined;
    }
  }
  return [...found];
}

/** Undefined where it takes too long. */
type Patterns = ReadonlySet<string> | undefined;

const none: ReadonlySet<string> = new Set();

/** Several `*` in a row match what one does. */
function plain(pattern: string): string {
  return pattern.replace(/\*+/g, '*');
}

function intersect(one: string, other: string, budget: { steps: number }): Patterns {
  const known = new Map<number, Patterns>();

  /** What matches both patterns from these positions on. */
  function visit(i: number, j: number): Patterns {
    const key = i * (other.length + 1) + j;
    if (!known.has(key)) known.set(key, find(i, j));
    return known.get(key);
  }

  function find(i: number, j: number): Patterns {
    budget.steps -= 1;
    if (budget.steps < 0) return undefined;
    const [a, b] = [one[i], other[j]];
    if (a === undefined && b === undefined) return new Set(['']);
    // One of two `*` ends first; what it has matched until then is anything.
    if (a === '*' && b === '*') return either(put('*', visit(i + 1, j)), put('*', visit(i, j + 1)));
    if (a === '*') return either(visit(i + 1, j), b === undefined ? none : put(b, visit(i, j + 1)));
    if (b === '*') return either(visit(i, j + 1), a === undefined ? none : put(a, visit(i + 1, j)));
    return a !== undefined && a === b ? put(a, visit(i + 1, j + 1)) : none;
  }

  function either(left: Patterns, right: Patterns): Patterns {
    if (left === undefined || right === undefined) return undefined;
    const all = [...new Set([...left, ...right])];
    budget.steps -= all.length ** 2;
    if (all.length > maxPatterns || budget.steps < 0) return undefined;
    return new Set(all.filter((pattern) => !all.some((wider) => covers(wider, pattern))));
  }

  return visit(0, 0);
}

function put(character: string, ends: Patterns): Patterns {
  if (ends === undefined) return undefined;
  return new Set(
    Array.from(ends, (end) => (character === '*' && end.startsWith('*') ? end : character + end)),
  );
}

/** Whether the wider one matches whatever the other one does: a `*` is a character that only a `*` matches. */
function covers(wider: string, pattern: string): boolean {
  return wider !== pattern && wider.includes('*') && matchesPattern(pattern, wider);
}
