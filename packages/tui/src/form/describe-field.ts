import { describeCount, describeRange, followReference, shapeOf } from '@nanda/terminal';
import { fieldDefault } from './field-default.js';
import { showText } from './show-text.js';
import type { FormField } from './form-field.js';
import type { FormState } from './form-state.js';

const words: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  boolean: 'true or false',
  array: 'JSON list',
  object: 'JSON object',
};

/** What a field takes, safe to show: `required, whole number, 1 to 7, default 3`. */
export function describeField(field: FormField, state: FormState): string {
  const root = state.schema;
  const { limits, types } = shapeOf(field.schema, root);
  const { examples, example } = followReference(field.schema, root);
  const preset = fieldDefault(field, root);
  const instance: unknown = Array.isArray(examples) ? examples[0] : example;
  const parts = [
    field.isRequired && preset === undefined ? requiredWords(field, state) : '',
    kindOf(field, { root }),
    types.has('array') ? '' : describeRange(limits),
    describeCount('character', { least: limits['minLength'], most: limits['maxLength'] }),
    describeCount('item', { least: limits['minItems'], most: limits['maxItems'] }),
    typeof limits['format'] === 'string' ? limits['format'] : '',
    preset === undefined ? '' : `default ${short(preset)}`,
    preset === undefined && instance !== undefined ? `such as ${short(instance)}` : '',
  ];
  return showText(parts.filter((part) => part !== '').join(', '));
}

/** In an object that may be left out, it is only asked for together with the others. */
function requiredWords(field: FormField, { groups }: FormState): string {
  if (field.kind === 'choice' && field.isVariant) return '';
  const optional = groups.find(
    ({ path, isRequired }) =>
      !isRequired && path.every((name, index) => name === field.path[index]),
  );
  return optional === undefined ? 'required' : `required in ${optional.path.join('.')}`;
}

function kindOf(field: FormField, { root }: { readonly root: unknown }): string {
  const { types, items } = shapeOf(field.schema, root);
  switch (field.kind) {
    case 'boolean':
      return 'space changes it';
    case 'choice':
      return `one of ${field.choices.length}`;
    case 'choices':
      return `any of ${field.choices.length}, space takes one`;
    case 'list': {
      const [only, another] = shapeOf(items, root).types;
      const noun = only === undefined || another !== undefined ? 'values' : plural(only);
      return `list of ${noun}, Enter for the next`;
    }
    case 'text':
      if (field.as === 'json') return types.has('array') ? 'JSON list' : 'JSON object';
      if (field.isSecret) return 'not shown';
      return [...types]
        .filter((type) => type !== 'null')
        .map((type) => words[type] ?? type)
        .join(' or ');
  }
}

function plural(type: string): string {
  return type === 'string' ? 'texts' : `${words[type] ?? type}s`;
}

function short(value: unknown): string {
  const text = typeof value === 'string' && value !== '' ? value : JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
