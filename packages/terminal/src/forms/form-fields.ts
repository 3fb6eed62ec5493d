import { asMembers, type Members } from '../arguments/as-members.js';
import { shapeOf } from '../arguments/shape-of.js';
import type { ValueShape } from '../arguments/value-shape.js';

/** One of the values that a field allows, and what people call it. */
export interface FieldChoice {
  readonly value: unknown;
  readonly title: string;
}

/** A field of a form. The texts are the service's: they have to be cleaned before they are shown. */
export interface FormField {
  readonly name: string;
  readonly title: string;
  readonly description: string | undefined;
  readonly isRequired: boolean;
  /** What is typed is shown to nobody. */
  readonly isSecret: boolean;
  /** A list of values: `shape` and `choices` are of one of them. */
  readonly isList: boolean;
  readonly shape: ValueShape;
  readonly choices: readonly FieldChoice[] | undefined;
  readonly default: unknown;
  /** The schema of the field: its limits are in it. */
  readonly schema: Readonly<Record<string, unknown>>;
}

/** More than this no form should have. */
const most = 100;

/** The fields of a form's schema, which is a stranger's and may be anything. */
export function formFields(schema: unknown): FormField[] {
  const { properties, required } = shapeOf(schema, schema);
  return Object.entries(properties)
    .slice(0, most)
    .map(([name, property]) => {
      const own = asMembers(property);
      const shape = shapeOf(property, schema);
      const isList = shape.types.has('array');
      const valueShape = isList ? shapeOf(shape.items, schema) : shape;
      const choices = listChoices(isList ? asMembers(own['items']) : own, valueShape);
      return {
        name,
        title: textOf(own['title']) ?? name,
        description: shape.description,
        isRequired: required.includes(name),
        isSecret: own['format'] === 'password' || own['writeOnly'] === true,
        isList,
        shape: valueShape,
        choices,
        default: shape.default,
        schema: own,
      };
    });
}

/** The titles stand beside the values, or in a list of their own. */
function listChoices(schema: Members, { choices }: ValueShape): FieldChoice[] | undefined {
  if (choices === undefined) return undefined;
  const titled = [schema['oneOf'], schema['anyOf']].flatMap((list) =>
    Array.isArray(list) ? (list as unknown[]) : [],
  );
  const names = Array.isArray(schema['enumNames']) ? (schema['enumNames'] as unknown[]) : [];
  return choices.map((value, index) => {
    const one = titled.find((member) => asMembers(member)['const'] === value);
    const title = textOf(asMembers(one)['title']) ?? textOf(names[index]);
    return { value, title: title ?? (typeof value === 'string' ? value : JSON.stringify(value)) };
  });
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
