import type { Field } from './field.ts';

/** The form of a tool. */
export interface ToolForm {
  readonly fields: readonly Field[];
  /** True where the one field holds all the parameters: the schema is none that a form could be made of. */
  readonly isWhole: boolean;
}
