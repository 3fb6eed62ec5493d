import { applyEdits } from '../apply-edits.js';
import type { TextEdit } from '../text-edit.js';
import { TextProblem } from '../text-problem.js';
import { findMember } from './find-member.js';
import type { JsonObject } from './json-node.js';
import { openJsonObject } from './open-json-object.js';
import { indentOf, layoutOf, type TextLayout } from './text-layout.js';

/**
 * Puts a value where a path leads, and makes the objects on the way that are missing. Everything else keeps its bytes:
 * comments, order, indentation, line breaks.
 *
 * @throws TextProblem for a text that is no object, or has something else in the way
 */
export function setJsonMember(
  text: string,
  { path, value }: { readonly path: readonly string[]; readonly value: unknown },
): string {
  const root = openJsonObject(text);
  const layout = layoutOf(text, root);
  if (root === undefined) return `${render(nest(path, value), layout, '')}${layout.lineBreak}`;
  const { object, missing, member, obstacle } = findMember(root, path);
  if (obstacle !== undefined) {
    throw new TextProblem(`"${obstacle}" is no object`, { text, at: object.start });
  }
  const isInLine = ({ start, end, members }: JsonObject) =>
    members.length > 0 && !text.slice(start, end).includes('\n');
  const isLine = isInLine(object) || isInLine(root);
  if (member !== undefined) {
    const { start, end } = member.value;
    const put = isLine
      ? JSON.stringify(value)
      : render(value, layout, indentOf(text, member.start));
    return applyEdits(text, [{ start, end, text: put }]);
  }
  const [key = '', ...inside] = missing;
  const content = nest(inside, value);
  // What somebody has written in one line stays in one line.
  if (isLine) {
    const put = `${JSON.stringify(key)}:${JSON.stringify(content)}`;
    const at = object.end - 1;
    const isEmpty = object.members.length === 0;
    return applyEdits(
      text,
      isEmpty ? [{ start: at, end: at, text: put }] : append(text, { object, put }),
    );
  }
  const indent = object.members[0]
    ? indentOf(text, object.members[0].start)
    : indentOf(text, object.start) + layout.step;
  const put = `${layout.lineBreak}${indent}${JSON.stringify(key)}: ${render(content, layout, indent)}`;
  if (object.members.length > 0) return applyEdits(text, append(text, { object, put }));
  const brace = object.end - 1;
  const start = text.slice(0, brace).trimEnd().length;
  const close = `${layout.lineBreak}${indentOf(text, object.start)}`;
  return applyEdits(text, [{ start, end: brace, text: put + close }]);
}

/** Behind the last member, and behind the comment that follows it in its line. */
function append(
  text: string,
  { object, put }: { readonly object: JsonObject; readonly put: string },
): TextEdit[] {
  const last = object.members.at(-1);
  if (last === undefined) return [];
  const { end } = last.value;
  const hasComma = last.comma !== undefined;
  const place = endOfRemark(text, hasComma ? last.comma + 1 : end);
  if (place === end) return [{ start: end, end, text: `,${put}` }];
  return [
    ...(hasComma ? [] : [{ start: end, end, text: ',' }]),
    { start: place, end: place, text: hasComma ? `${put},` : put },
  ];
}

/** Where a comment ends that stands in the same line. */
function endOfRemark(text: string, start: number): number {
  const [remark = ''] = /^[ \t]*(?:\/\/[^\r\n]*|\/\*[^\r\n]*?\*\/)/.exec(text.slice(start)) ?? [];
  return start + remark.length;
}

function nest(path: readonly string[], value: unknown): unknown {
  return path.reduceRight<unknown>((inside, key) => ({ [key]: inside }), value);
}

function render(value: unknown, { step, lineBreak }: TextLayout, indent: string): string {
  return JSON.stringify(value, undefined, step).replaceAll('\n', `${lineBreak}${indent}`);
}
