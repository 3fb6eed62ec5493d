import type { ValueShape } from '../arguments/value-shape.js';

/** A value that a schema names. */
export interface SchemaValue {
  /** As it is typed, without quotes around it. */
  readonly value: string;
  /** Whether the tool takes it where none is given. */
  readonly isDefault: boolean;
}

/** The values that a schema names: its choices, true and false, its default. */
export function schemaValues(
  { choices, types, default: standing }: ValueShape,
  { isJson }: { readonly isJson: boolean },
): readonly SchemaValue[] {
  const write = (value: unknown) =>
    typeof value === 'string' && !isJson ? value : (JSON.stringify(value) ?? '');
  if (choices !== undefined) {
    return choices.map((choice) => ({ value: write(choice), isDefault: choice === standing }));
  }
  if (types.has('boolean')) {
    return [true, false].map((flag) => ({ value: String(flag), isDefault: flag === standing }));
  }
  const isScalar = ['string', 'number'].includes(typeof standing);
  return isScalar ? [{ value: write(standing), isDefault: true }] : [];
}
