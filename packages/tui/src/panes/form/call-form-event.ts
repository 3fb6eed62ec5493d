import type { FormState } from '../../form/form-state.js';

/** What becomes of the form of a tool. */
export type CallFormEvent =
  | { type: 'form-opened'; connectionId: string; tool: string; form: FormState }
  | { type: 'form-changed'; form: FormState }
  | { type: 'form-left' };
