import { TextProblem } from '../text-problem.js';
import type { JsonMember, JsonNode } from './json-node.js';
import { skipSpace } from './skip-space.js';

/** Objects and lists inside of one another. */
const deepest = 200;
const literal = /(?:-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y;
const texts = /"(?:[^"\\\u0000-\u001f]|\\.)*"/y;

/** Reads JSON with comments, and commas after the last member, as editors keep it. @throws TextProblem that says where */
export function parseJsonText(text: string): JsonNode {
  const first = skipSpace(text, text.startsWith('\uFEFF') ? 1 : 0);
  const node = readValue(first, 0);
  const rest = skipSpace(text, node.end);
  if (rest < text.length) throw problem('there is more after the end', rest);
  return node;

  function problem(reason: string, at: number): TextProblem {
    return new TextProblem(reason, { text, at });
  }

  function readValue(start: number, depth: number): JsonNode {
    if (depth > deepest) throw problem('it is nested too deeply', start);
    const sign = text.charAt(start);
    if (sign === '{') return readObject(start, depth);
    if (sign === '[') return readArray(start, depth);
    if (sign === '"') {
      const end = readText(start);
      return { kind: 'value', start, end, value: JSON.parse(text.slice(start, end)) as unknown };
    }
    literal.lastIndex = start;
    const [word] = literal.exec(text) ?? [];
    if (word === undefined) throw problem('a value is missing', start);
    const end = start + word.length;
    return { kind: 'value', start, end, value: JSON.parse(word) as unknown };
  }

  /** @returns where it ends */
  function readText(start: number): number {
    texts.lastIndex = start;
    const [word] = texts.exec(text) ?? [];
    if (word === undefined) throw problem('a text is not closed', start);
    try {
      JSON.parse(word);
    } catch {
      throw problem('a text has a backslash too many', start);
    }
    return start + word.length;
  }

  function readArray(start: number, depth: number): JsonNode {
    const items: JsonNode[] = [];
    let at = skipSpace(text, start + 1);
    while (text.charAt(at) !== ']') {
      const item = readValue(at, depth + 1);
      items.push(item);
      at = skipSpace(text, item.end);
      if (text.charAt(at) === ',') at = skipSpace(text, at + 1);
      else if (text.charAt(at) !== ']') throw problem('a comma or a ] is missing', at);
    }
    return { kind: 'array', start, end: at + 1, items };
  }

  function readObject(start: number, depth: number): JsonNode {
    const members: JsonMember[] = [];
    let at = skipSpace(text, start + 1);
    while (text.charAt(at) !== '}') {
      if (text.charAt(at) !== '"') throw problem('a name in quotes or a } is missing', at);
      const keyEnd = readText(at);
      const colon = skipSpace(text, keyEnd);
      if (text.charAt(colon) !== ':') throw problem('a colon is missing', colon);
      const value = readValue(skipSpace(text, colon + 1), depth + 1);
      const next = skipSpace(text, value.end);
      const hasComma = text.charAt(next) === ',';
      if (!hasComma && text.charAt(next) !== '}') throw problem('a comma or a } is missing', next);
      const key = JSON.parse(text.slice(at, keyEnd)) as string;
      members.push({ key, start: at, value, comma: hasComma ? next : undefined });
      at = hasComma ? skipSpace(text, next + 1) : next;
    }
    return { kind: 'object', start, end: at + 1, members };
  }
}
