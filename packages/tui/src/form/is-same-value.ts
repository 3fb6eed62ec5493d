import { asRecord } from './as-record.js';

/** Whether two values are the same JSON, in whatever order their properties are. */
export function isSameValue(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (Array.isArray(left) && Array.isArray(right)) {
    return (
      left.length === right.length && left.every((item, index) => isSameValue(item, right[index]))
    );
  }
  const isEither = [left, right].some(
    (value) => typeof value !== 'object' || value === null || Array.isArray(value),
  );
  if (isEither) return false;
  const [one, other] = [asRecord(left), asRecord(right)];
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && isSameValue(one[name], other[name]))
  );
}
