import { applyEdits } from '../apply-edits.js';
import type { TextEdit } from '../text-edit.js';
import { findMember } from './find-member.js';
import { openJsonObject } from './open-json-object.js';

/** Takes a member out, with its line and its comma; everything else keeps its bytes. @throws TextProblem */
export function removeJsonMember(
  text: string,
  { path }: { readonly path: readonly string[] },
): string {
  const root = openJsonObject(text);
  const found = root && findMember(root, path);
  if (found?.member === undefined) return text;
  const { object, member } = found;
  const index = object.members.indexOf(member);
  const before = object.members[index - 1];
  const isLast = index === object.members.length - 1;
  const start = text.slice(0, member.start).trimEnd().length;
  const end = member.comma === undefined ? member.value.end : member.comma + 1;
  const rest = text.slice(object.start + 1, start) + text.slice(end, object.end - 1);
  // Nothing is left: no lines either.
  if (object.members.length === 1 && rest.trim() === '') {
    return applyEdits(text, [{ start: object.start + 1, end: object.end - 1, text: '' }]);
  }
  const edits: TextEdit[] = [{ start, end, text: '' }];
  // The comma before it parted the two; where one follows, that is how this file ends its lists.
  if (isLast && member.comma === undefined && before?.comma !== undefined) {
    const comma = before.comma;
    if (comma + 1 === start) return applyEdits(text, [{ start: comma, end, text: '' }]);
    edits.push({ start: comma, end: comma + 1, text: '' });
  }
  return applyEdits(text, edits);
}
