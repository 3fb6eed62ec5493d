import { followReference, pathText, shapeOf, type ValueShape } from '@nanda/terminal';
import { asRecord } from './as-record.js';
import { isSecretName } from './is-secret-name.js';
import { listChoices } from './list-choices.js';
import type { FieldPath, FormField } from './form-field.js';
import type { FormState } from './form-state.js';

/** What fields are made by, wherever they are. */
export type FieldContext = Pick<FormState, 'schema' | 'labels' | 'secrets'>;

/** What a field is made of. */
export interface FieldSource {
  readonly path: FieldPath;
  readonly schema: unknown;
  readonly isRequired: boolean;
  readonly context: FieldContext;
}

/** The field for a part of a schema, with nothing in it. */
export function createField({ path, schema, isRequired, context }: FieldSource): FormField {
  const root = context.schema;
  const shape = shapeOf(schema, root);
  const name = path.at(-1) ?? '';
  const { title } = followReference(schema, root);
  const isTitled = context.labels === 'titles' && typeof title === 'string' && title.trim() !== '';
  const base = {
    key: keyOf(path),
    path,
    label: isTitled ? title : name,
    schema,
    isRequired,
    isTouched: false,
  } as const;
  const choices = listChoices(schema, root);
  if (choices !== undefined) {
    const noneYet = { chosen: -1, isVariant: false, isOpen: false, sought: '' };
    return { ...base, kind: 'choice', choices, ...noneYet };
  }
  const isSecret =
    context.secrets.includes(name) || isSecretName(name) || isSecretSchema(schema, root);
  const types = [...shape.types].filter((type) => type !== 'null');
  const [only] = types;
  if (types.length === 1 && only === 'boolean') return { ...base, kind: 'boolean', value: 'unset' };
  if (types.length === 1 && only === 'array') {
    const many = itemChoices(shape, root);
    if (many !== undefined) {
      const noneYet = { chosen: [], current: 0, isOpen: false, sought: '' };
      return { ...base, kind: 'choices', choices: many, ...noneYet };
    }
    const rows = [{ text: '', cursor: 0 }];
    if (isListOfPlain(shape, root)) return { ...base, kind: 'list', rows, row: 0, isSecret };
  }
  return {
    ...base,
    kind: 'text',
    as: readingOf(types),
    isSecret: isSecret && !types.includes('object') && !types.includes('array'),
    text: '',
    cursor: 0,
  };
}

/** Unlike those of all other paths: a name may have a dot in it. */
function keyOf(path: FieldPath): string {
  const isPlain = path.every((name) => name !== '' && !/[.[\]"]/.test(name));
  return isPlain ? pathText(path) : JSON.stringify(path);
}

function itemChoices({ items, tuple }: ValueShape, root: unknown) {
  return tuple.length === 0 && items !== undefined ? listChoices(items, root) : undefined;
}

function isListOfPlain({ items, tuple }: ValueShape, root: unknown): boolean {
  if (tuple.length > 0 || items === false) return false;
  const { types } = shapeOf(items, root);
  return !types.has('object') && !types.has('array');
}

function readingOf(types: readonly string[]): 'string' | 'number' | 'json' | 'any' {
  if (types.length > 0 && types.every((type) => type === 'object' || type === 'array')) {
    return 'json';
  }
  if (types.length > 0 && types.every((type) => type === 'number' || type === 'integer')) {
    return 'number';
  }
  return types.length === 1 && types[0] === 'string' ? 'string' : 'any';
}

function isSecretSchema(schema: unknown, root: unknown): boolean {
  const members = followReference(schema, root);
  const parts = [members, ...['anyOf', 'oneOf', 'allOf'].flatMap((key) => members[key] ?? [])];
  return parts
    .map(asRecord)
    .some((part) => part['writeOnly'] === true || part['format'] === 'password');
}
