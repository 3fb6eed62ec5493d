import { isFixedField } from '../form/is-fixed-field.js';
import { layoutForm, type LayoutFormOptions } from '../form/layout-form.js';
import type { FormEvent } from '../form/form-event.js';
import type { FormField } from '../form/form-field.js';
import type { FormState } from '../form/form-state.js';

/** {@link clickForm}'s second argument: where it was hit, and the room that the form has. */
export interface ClickFormOptions extends LayoutFormOptions {
  /** From 0; outside of the form, negative or beyond its rows. */
  readonly line: number;
}

/**
 * What a click does to a form: the field gets the cursor. One that has it turns yes into no, or opens its choices; one of
 * these is chosen.
 */
export function clickForm(
  form: FormState,
  { line, ...room }: ClickFormOptions,
): readonly FormEvent[] {
  const { hasHeader, lines } = layoutForm(form, room);
  const hit = lines[line - Number(hasHeader)];
  if (hit === undefined || hit.kind === 'group') return [];
  const field = form.fields[hit.field];
  if (field === undefined || isFixedField(field)) return [];
  if (hit.field !== form.focused) return [{ type: 'focused', key: field.key }];
  if (hit.kind === 'option') return choose(field, hit.option);
  const isSwitch = field.kind === 'boolean' || field.kind === 'choice';
  return hit.kind === 'field' && isSwitch ? [{ type: 'toggled' }] : [];
}

function choose(field: FormField, option: number): readonly FormEvent[] {
  if (field.kind !== 'choice' && field.kind !== 'choices') return [];
  const place = field.kind === 'choice' ? field.chosen : field.current;
  const by = option < place ? -1 : 1;
  const climbs = Array.from(
    { length: Math.abs(option - place) },
    () => ({ type: 'climbed', by }) as const,
  );
  return [...climbs, { type: 'toggled' }];
}
