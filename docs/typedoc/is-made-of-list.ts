import { IndexedAccessType, QueryType, TypeOperatorType, type SomeType } from 'typedoc';

/** Whether a type is that of the words of a list, as in `(typeof words)[number]` and `keyof typeof words`. */
export function isMadeOfList(type: SomeType | undefined): boolean {
  if (type instanceof IndexedAccessType) return type.objectType instanceof QueryType;
  return type instanceof TypeOperatorType && type.target instanceof QueryType;
}
