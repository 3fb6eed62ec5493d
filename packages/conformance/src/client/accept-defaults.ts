import * as z from 'zod/mini';

const FormSchema = z.object({
  requestedSchema: z.object({ properties: z.record(z.string(), z.looseObject({})) }),
});

/** Accepts an elicitation as a user does who changes nothing in the form: with the defaults of its fields. */
export function acceptDefaults(params: unknown): {
  readonly action: 'accept';
  readonly content: Record<string, string | number | boolean | string[]>;
} {
  const { properties } = FormSchema.parse(params).requestedSchema;
  const filled = Object.entries(properties).flatMap(([name, { default: value }]) =>
    isFormValue(value) ? [[name, value] as const] : [],
  );
  return { action: 'accept', content: Object.fromEntries(filled) };
}

function isFormValue(value: unknown): value is string | number | boolean | string[] {
  return (
    ['string', 'number', 'boolean'].includes(typeof value) ||
    (Array.isArray(value) && value.every((item) => typeof item === 'string'))
  );
}
