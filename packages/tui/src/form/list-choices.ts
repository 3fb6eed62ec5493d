import { followReference, shapeOf } from '@nanda/terminal';
import { asRecord } from './as-record.js';
import type { Choice } from './form-field.js';

/** The values that a schema allows, with the titles that it gives them; undefined where it does not list them. */
export function listChoices(schema: unknown, root: unknown): readonly Choice[] | undefined {
  const { choices } = shapeOf(schema, root);
  if (choices === undefined || choices.length === 0) return undefined;
  const members = followReference(schema, root);
  const titles = new Map<string, string>();
  for (const keyword of ['oneOf', 'anyOf']) {
    for (const part of asList(members[keyword])) {
      const { const: value, title } = asRecord(part);
      if (typeof title === 'string' && title.trim() !== '') titles.set(textOf(value), title);
    }
  }
  // How forms of MCP said it before there were titles.
  const names = asList(members['enumNames']);
  for (const [index, value] of asList(members['enum']).entries()) {
    const name = names[index];
    if (typeof name === 'string' && name.trim() !== '') titles.set(textOf(value), name);
  }
  return choices.map((value) => ({
    value,
    label: titles.get(textOf(value)) ?? (typeof value === 'string' ? value : textOf(value)),
  }));
}

function textOf(value: unknown): string {
  return JSON.stringify(value) ?? '';
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
