/**
 * Some text that fits a simple pattern: letters, classes, groups, alternatives and how often they come. Undefined where it
 * has more to it, such as looking around.
 */
export function textOfPattern(pattern: string): string | undefined {
  if (pattern.length > 500 || /\(\?(?!:)|\\[1-9bBkpP]/.test(pattern)) return undefined;
  const tokens =
    pattern.match(
      /\\x[\dA-Fa-f]{2}|\\u[\dA-Fa-f]{4}|\\[^]|\[(?:\\[^]|[^\]\\])*\]|\(\?:|\{\d+(?:,\d*)?\}|[^]/g,
    ) ?? [];
  let position = 0;
  const text = readAlternatives();
  return position === tokens.length && text.length <= 500 ? text : undefined;

  /** The first of several, the others read over. */
  function readAlternatives(): string {
    const first = readSequence();
    while (tokens[position] === '|') {
      position += 1;
      readSequence();
    }
    return first;
  }

  function readSequence(): string {
    let sequence = '';
    while (position < tokens.length && tokens[position] !== '|' && tokens[position] !== ')') {
      const part = readPart();
      sequence += part.repeat(readCount());
      if (sequence.length > 500) return sequence.slice(0, 501);
    }
    return sequence;
  }

  function readPart(): string {
    const token = tokens[position] ?? '';
    position += 1;
    if (token === '^' || token === '$') return '';
    if (token !== '(' && token !== '(?:') return characterOf(token);
    const inside = readAlternatives();
    if (tokens[position] === ')') position += 1;
    return inside;
  }

  /** How often at least; once where it may be any number. */
  function readCount(): number {
    const token = tokens[position] ?? '';
    const exact = /^\{(\d+)/.exec(token)?.[1];
    if (exact === undefined && !/^[?*+]$/.test(token)) return 1;
    position += 1;
    if (tokens[position] === '?') position += 1;
    if (exact !== undefined) return Math.min(Number(exact), 500);
    return token === '?' ? 0 : 1;
  }
}

const likely = 'a1A0-_ ./:@'.split('');

function characterOf(token: string): string {
  if (token.startsWith('[') || /^\\[dDwWsS]$/.test(token) || token === '.') {
    return likely.find((character) => isIn(token, character)) ?? '';
  }
  const code = /^\\[xu]([\dA-Fa-f]+)$/.exec(token)?.[1];
  if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
  return token.startsWith('\\') ? token.slice(1) : token;
}

/** One class of characters against one character: nothing in it can go back and forth. */
function isIn(token: string, character: string): boolean {
  try {
    return new RegExp(`^${token}$`).test(character);
  } catch {
    return false;
  }
}
