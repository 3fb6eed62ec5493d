import { TextProblem } from '../text-problem.js';
import type { JsonObject } from './json-node.js';
import { parseJsonText } from './parse-json-text.js';

/** The object that a text is; undefined where there is nothing in it. @throws TextProblem */
export function openJsonObject(text: string): JsonObject | undefined {
  if (text.replace(/^\uFEFF/, '').trim() === '') return undefined;
  const node = parseJsonText(text);
  if (node.kind === 'object') return node;
  throw new TextProblem('it is no object', { text, at: node.start });
}
