import type { FormState } from '../../form/form-state.js';

/** The form of a tool that is about to be called. */
export interface CallFormState {
  connectionId: string;
  tool: string;
  form: FormState;
}
