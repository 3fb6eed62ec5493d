import { chooseDefaults } from './choose-defaults.js';
import { createFields } from './create-fields.js';
import { findVariants } from './find-variants.js';
import { firstEmpty } from './first-empty.js';
import { moveFocus } from './move-focus.js';
import { fittingVariant } from './fitting-variant.js';
import type { ChoiceField } from './form-field.js';
import type { FormState } from './form-state.js';

/** {@link createForm}'s second argument. */
export interface CreateFormOptions {
  /** Values that are in it at first, such as those of an earlier call. @default none */
  readonly initial?: Readonly<Record<string, unknown>>;
  readonly title?: string;
  /** What fields are called: `names` are what the command line says too, `titles` are for people. @default names */
  readonly labels?: 'names' | 'titles';
  /** Names of fields that are secret whatever the schema says. @default none */
  readonly secrets?: readonly string[];
  /** @default call */
  readonly purpose?: FormState['purpose'];
}

/**
 * A form for a JSON Schema, which may be a stranger's and anything at all. The first field that has to be filled in has
 * the focus.
 */
export function createForm(
  schema: unknown,
  { initial = {}, title, labels = 'names', secrets = [], purpose = 'call' }: CreateFormOptions = {},
): FormState {
  const context = { schema, labels, secrets };
  const variants = findVariants(schema);
  const chosen = fittingVariant(variants, { parameters: initial, root: schema });
  const variant = variants[chosen];
  const made = createFields(variant?.schema ?? schema, { context, initial });
  const { groups } = made;
  const fields = purpose === 'answer' ? chooseDefaults(made.fields, { root: schema }) : made.fields;
  const picker: ChoiceField = {
    kind: 'choice',
    isVariant: true,
    // No property is called like this: see `createField`.
    key: '[variant]',
    path: [],
    label: 'variant',
    schema: {},
    isRequired: true,
    isTouched: false,
    choices: variants.map(({ label }, index) => ({ value: index, label })),
    chosen,
    isOpen: false,
    sought: '',
  };
  const state: FormState = {
    ...context,
    purpose,
    ...(title !== undefined && { title }),
    fields: variant === undefined ? fields : [picker, ...fields],
    groups,
    focused: -1,
    hasBeenTried: false,
    isSubmitted: false,
    faults: [],
  };
  return moveFocus(state, firstEmpty(state));
}
