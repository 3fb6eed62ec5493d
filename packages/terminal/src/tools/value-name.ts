import { shapeOf } from '../arguments/shape-of.js';
import type { JsonType, ValueShape } from '../arguments/value-shape.js';
import { choiceName } from './choice-name.js';

/** Choices that are the name of a value, and characters of all of them. */
const mostChoices = 6;
const longest = 40;

/**
 * How help calls a value: `TEXT`, `N`, `a|b`; empty for a flag. `root`: the document that a list's items may refer to. Safe
 * to show.
 */
export function valueName(
  { types, choices, items, tuple }: ValueShape,
  { root }: { readonly root?: unknown } = {},
): string {
  if (choices !== undefined) {
    const named = choices.filter((choice) => choice !== null).map(choiceName);
    const all = named.join('|');
    if (named.length <= mostChoices && all.length <= longest && !/\s/.test(all)) return all;
  }
  const named = [...types].filter((type) => type !== 'null');
  const [only] = named;
  if (named.length === 1 && only === 'array') {
    const item =
      tuple.length > 0 ? 'VALUE' : valueName(shapeOf(items, root), { root }) || 'true|false';
    return `${item}…`;
  }
  if (named.length === 1 && only !== undefined) return typeName(only);
  const names = new Set(named.map((type) => typeName(type) || 'true|false'));
  return names.size === 0 || names.size > 3 ? 'VALUE' : [...names].join('|');
}

function typeName(type: JsonType): string {
  switch (type) {
    case 'boolean':
      return '';
    case 'integer':
      return 'N';
    case 'number':
      return 'NUMBER';
    case 'array':
    case 'object':
      return 'JSON';
    case 'null':
      return 'null';
    default:
      return 'TEXT';
  }
}
