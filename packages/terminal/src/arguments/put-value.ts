import { mergeValues } from './merge-values.js';
import { setMember } from './set-member.js';

/** Puts a value at a place, making the objects and lists on the way to it. An object joins the one that is there. */
export function putValue(
  target: object,
  segments: readonly (string | number)[],
  value: unknown,
): void {
  let container = target;
  segments.forEach((segment, index) => {
    const before = Object.hasOwn(container, segment)
      ? (container as Record<string | number, unknown>)[segment]
      : undefined;
    if (index === segments.length - 1) {
      setMember(container, segment, mergeValues(before, value));
      return;
    }
    const isList = typeof segments[index + 1] === 'number';
    if (typeof before === 'object' && before !== null && Array.isArray(before) === isList) {
      container = before;
      return;
    }
    const made = isList ? [] : {};
    setMember(container, segment, made);
    container = made;
  });
}
