/** One of the arguments in `tool(a: 1, b: "x")`. */
export interface Pair {
  readonly name: string;
  readonly text: string;
  /** Whether the text stood in quotes, so that it is text where the schema takes any. */
  readonly isQuoted: boolean;
}

const quoted = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/y;
const beginning =
  /\s*(?:("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|([^\s:=,"'(){}]+))\s*(?::=|[:=])\s*/y;
const end = /\s*(?:,|$)/y;

/** Splits `a: 1, b: "x", c: [1, 2]`. @returns what is wrong, where it cannot be read */
export function splitPairs(text: string): readonly Pair[] | string {
  const pairs: Pair[] = [];
  let position = 0;
  while (text.slice(position).trim() !== '') {
    const [match, quotedName, plainName = ''] = matchAt(beginning, position) ?? [];
    if (match === undefined) {
      return `"${text.slice(position).trim()}" has no name: write tool(name: value, …).`;
    }
    position += match.length;
    const from = position;
    const quote = matchAt(quoted, from)?.[0];
    position = quote === undefined ? endOfValue(text, from) : from + quote.length;
    const name = quotedName === undefined ? plainName : unquote(quotedName);
    const value = text.slice(from, position).trim();
    const rest = matchAt(end, position)?.[0];
    if (value === '' || rest === undefined) {
      return `The value of ${name} cannot be read: put text that has quotes, commas or brackets in quotes.`;
    }
    position += rest.length;
    pairs.push({
      name,
      text: quote === undefined ? value : unquote(quote),
      isQuoted: quote !== undefined,
    });
  }
  return pairs;

  function matchAt(pattern: RegExp, index: number): RegExpExecArray | null {
    pattern.lastIndex = index;
    return pattern.exec(text);
  }
}

/** Where a value without quotes around it ends: at a comma that is in no brackets and no text of JSON. */
function endOfValue(text: string, from: number): number {
  let depth = 0;
  let isInText = false;
  for (let index = from; index < text.length; index += 1) {
    const character = text[index] ?? '';
    if (isInText) {
      if (character === '\\') index += 1;
      else if (character === '"') isInText = false;
    } else if (character === '"') isInText = true;
    else if ('[{('.includes(character)) depth += 1;
    else if (']})'.includes(character)) depth -= 1;
    else if (character === ',' && depth <= 0) return index;
  }
  return text.length;
}

function unquote(literal: string): string {
  const inside = literal.slice(1, -1);
  if (literal.startsWith('"')) {
    try {
      return JSON.parse(literal) as string;
    } catch {
      // Not an escape of JSON: then the backslash only takes the next character as it is.
    }
  }
  return inside.replaceAll(/\\([^])/g, '$1');
}
