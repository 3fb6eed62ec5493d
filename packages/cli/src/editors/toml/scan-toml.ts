import { TextProblem } from '../text-problem.js';
import type { TomlStatement } from './toml-statement.js';

const bareKey = /[A-Za-z0-9_-]+/y;
const basicText = /"(?:[^"\\\r\n]|\\.)*"/y;
const literalText = /'[^'\r\n]*'/y;
const longBasicText = /"""(?:[^\\]|\\[^])*?"""(?:"{0,2})/y;
const longLiteralText = /'''[^]*?'''(?:'{0,2})/y;
const spaceInLine = /[ \t]*/y;
const spaceAndRemarks = /(?:[ \t\r\n]+|#[^\r\n]*)*/y;
const endOfLine = /[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|$)/y;
const plainValue = /\d{4}-\d\d-\d\d [0-9:.Z+-]+|[^\s,#\][{}"']+/y;

/** Lists inside of one another. */
const deepest = 100;

/**
 * The statements of a TOML file, in their order. Understands enough of the language to know where each of them ends; whether
 * a number is a number is left to whoever reads it.
 *
 * @throws TextProblem that says where it cannot be understood
 */
export function scanToml(text: string): TomlStatement[] {
  const statements: TomlStatement[] = [];
  let table: readonly string[] = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;

  function problem(reason: string): TextProblem {
    return new TextProblem(reason, { text, at });
  }

  function take(pattern: RegExp): string | undefined {
    pattern.lastIndex = at;
    const [found] = pattern.exec(text) ?? [];
    if (found !== undefined) at += found.length;
    return found;
  }

  function takeSign(sign: string): boolean {
    if (!text.startsWith(sign, at)) return false;
    at += sign.length;
    return true;
  }

  function readKey(): string[] {
    const path: string[] = [];
    do {
      take(spaceInLine);
      const quoted = take(basicText);
      const key =
        quoted === undefined ? (take(literalText)?.slice(1, -1) ?? take(bareKey)) : unquote(quoted);
      if (key === undefined) throw problem('a name is missing');
      path.push(key);
      take(spaceInLine);
    } while (takeSign('.'));
    return path;
  }

  function unquote(quoted: string): string {
    try {
      return JSON.parse(quoted) as string;
    } catch {
      return quoted.slice(1, -1);
    }
  }

  function readValue(depth: number): void {
    if (depth > deepest) throw problem('it is nested too deeply');
    if (text.startsWith('"""', at) || text.startsWith("'''", at)) {
      if (take(longBasicText) ?? take(longLiteralText)) return;
      throw problem('a text is not closed');
    }
    const sign = text.charAt(at);
    if (sign === '"' || sign === "'") {
      if (take(sign === '"' ? basicText : literalText) === undefined)
        throw problem('a text is not closed');
    } else if (sign === '[') readList(depth);
    else if (sign === '{') readInlineTable(depth);
    else if (take(plainValue) === undefined) throw problem('a value is missing');
  }

  function readList(depth: number): void {
    takeSign('[');
    take(spaceAndRemarks);
    while (!takeSign(']')) {
      readValue(depth + 1);
      take(spaceAndRemarks);
      const hasComma = takeSign(',');
      take(spaceAndRemarks);
      if (!hasComma && text.charAt(at) !== ']') throw problem('a comma or a ] is missing');
    }
  }

  function readInlineTable(depth: number): void {
    takeSign('{');
    take(spaceAndRemarks);
    while (!takeSign('}')) {
      readKey();
      if (!takeSign('=')) throw problem('a = is missing');
      take(spaceInLine);
      readValue(depth + 1);
      take(spaceAndRemarks);
      const hasComma = takeSign(',');
      take(spaceAndRemarks);
      if (!hasComma && text.charAt(at) !== '}') throw problem('a comma or a } is missing');
    }
  }

  for (take(spaceAndRemarks); at < text.length; take(spaceAndRemarks)) {
    const start = text.lastIndexOf('\n', at - 1) + 1;
    const isList = takeSign('[[');
    const isTable = !isList && takeSign('[');
    const path = readKey();
    let valueStart = at;
    if (isList || isTable) {
      if (!takeSign(isList ? ']]' : ']')) throw problem('a ] is missing');
      table = path;
    } else {
      if (!takeSign('=')) throw problem('a = is missing');
      take(spaceInLine);
      valueStart = at;
      readValue(0);
    }
    if (take(endOfLine) === undefined) throw problem('there is more in this line');
    const kind = isList ? 'list' : isTable ? 'table' : 'pair';
    const whole = kind === 'pair' ? [...table, ...path] : path;
    statements.push({ kind, path: whole, start, end: at, valueStart });
  }
  return statements;
}
