import { RE2JS } from 're2js';
import type { WorkBudget } from './work-budget.js';

/** A pattern as Ajv asks for it; its text tells it from the others. */
export interface LinearPattern {
  test(text: string): boolean;
  toString(): string;
}

/** Longer ones, and ones that need more steps, take long to be read at all. */
const maxPatternLength = 2000;
const maxSteps = 5000;

/**
 * A service's pattern in an engine whose time grows with the text and no faster. What that engine
 * cannot express (looking around, references to groups) is never run in one that goes back and forth.
 *
 * @returns undefined where it cannot be expressed
 */
export function createLinearPattern(
  source: string,
  { budget }: { readonly budget: WorkBudget },
): LinearPattern | undefined {
  const translated = translate(source);
  if (translated === undefined) return undefined;
  try {
    const pattern = RE2JS.compile(translated);
    const steps = pattern.programSize();
    if (steps > maxSteps) return undefined;
    return {
      test(text) {
        budget.spend(steps * text.length);
        return pattern.test(text);
      },
      toString: () => `/${source}/`,
    };
  } catch {
    return undefined;
  }
}

/** JSON Schema means the white space of ECMAScript, which is more than that of RE2. */
const whiteSpace = String.raw`\t\n\v\f\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}`;

function translate(source: string): string | undefined {
  if (source.length > maxPatternLength) return undefined;
  // The translation would take a reference for the letter k.
  if (tokensOf(source).includes('\\k')) return undefined;
  let isInClass = false;
  let translated = '';
  for (const token of tokensOf(RE2JS.translateRegExp(source))) {
    if (token === '\\S' && isInClass) return undefined;
    if (token === '[') isInClass = true;
    if (token === ']') isInClass = false;
    if (token === '\\s') translated += isInClass ? whiteSpace : `[${whiteSpace}]`;
    else if (token === '\\S') translated += `[^${whiteSpace}]`;
    else if (token === '.' && !isInClass) translated += String.raw`[^\n\r\x{2028}\x{2029}]`;
    else translated += token;
  }
  return translated;
}

function tokensOf(pattern: string): string[] {
  return pattern.match(/\\[^]|[^]/g) ?? [];
}
