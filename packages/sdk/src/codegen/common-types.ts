import { plainType } from './plain-type.js';

/** Types that rules ask for by identity. */
export const commonTypes = {
  unknown: plainType('unknown'),
  never: plainType('never'),
  null: plainType('null'),
  /** An object of which nothing is known. */
  openObject: plainType('Record<string, unknown>'),
  /** An object that has no members. */
  emptyObject: plainType('Record<string, never>'),
} as const;
