import type { ValueShape } from '../arguments/value-shape.js';

/** How help calls a value: `TEXT`, `N`, `a|b`; empty for a flag. */
export function valueName({ types, choices }: ValueShape): string {
  if (choices !== undefined && choices.length <= 6) {
    return choices
      .map((choice) => (typeof choice === 'string' ? choice : JSON.stringify(choice)))
      .join('|');
  }
  const named = [...types].filter((type) => type !== 'null');
  if (named.length !== 1) return 'VALUE';
  switch (named[0]) {
    case 'boolean':
      return '';
    case 'integer':
      return 'N';
    case 'number':
      return 'NUMBER';
    case 'array':
      return 'ITEM…';
    case 'object':
      return 'JSON';
    default:
      return 'TEXT';
  }
}
