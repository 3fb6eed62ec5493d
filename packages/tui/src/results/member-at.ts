import { isContainer } from './is-container.js';
import { keysOf } from './keys-of.js';

export interface Member {
  /** Undefined in a list. */
  readonly key: string | undefined;
  readonly value: unknown;
}

/** A member of a list or an object by its number, from 0. */
export function memberAt(container: unknown, index: number): Member {
  if (!isContainer(container)) return { key: undefined, value: undefined };
  const key = keysOf(container)?.[index];
  const members = container as Readonly<Record<string | number, unknown>>;
  return { key, value: members[key ?? index] };
}
