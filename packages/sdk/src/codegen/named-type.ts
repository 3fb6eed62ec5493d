import type { PlainType } from './type-node.js';

/** A type with a name of its own: something that a `$ref` points at. */
export interface NamedType extends PlainType {
  /** Known when its body is written. */
  size?: number;
  /** The named types that its body is made of at once, not inside of an object or an array. */
  readonly madeOf: Set<NamedType>;
}

/** Whether a type is, or is made of, another one. */
export function isMadeOf(type: NamedType, other: NamedType): boolean {
  const seen = new Set<NamedType>([type]);
  for (const next of seen) {
    if (next === other) return true;
    for (const part of next.madeOf) seen.add(part);
  }
  return false;
}
