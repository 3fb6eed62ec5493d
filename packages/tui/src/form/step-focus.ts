import { moveFocus } from './move-focus.js';
import { isFixedField } from './is-fixed-field.js';
import type { FormState } from './form-state.js';

/** {@link stepFocus}'s second argument. */
export interface StepFocusOptions {
  /** Fields to go on by; back where negative. */
  readonly by: number;
  /** Whether the first field comes after the last. */
  readonly isRound: boolean;
}

/** The form with another field in focus: fields that can only say one thing are passed over. */
export function stepFocus(state: FormState, { by, isRound }: StepFocusOptions): FormState {
  const { fields, focused } = state;
  const open = fields.flatMap((field, index) =>
    isFixedField(field) && index !== focused ? [] : [index],
  );
  const place = open.indexOf(focused) + by;
  const wrapped = isRound && open.length > 0 ? (place + open.length) % open.length : place;
  const next = open[Math.min(Math.max(wrapped, 0), open.length - 1)];
  return next === undefined ? state : moveFocus(state, next);
}
