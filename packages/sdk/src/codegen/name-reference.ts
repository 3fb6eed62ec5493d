import { pascalCase } from './pascal-case.js';
import { splitPointer } from './split-pointer.js';

const words = new Set(['$defs', 'definitions', 'properties', 'items', 'anyOf', 'oneOf', 'allOf']);

/** The last part of a type's name, of the pointer that leads to its schema. */
export function nameReference(reference: string): string {
  const parts = splitPointer(reference) ?? [];
  const telling = parts.findLast((part) => !words.has(part) && !/^\d+$/u.test(part));
  const name = pascalCase(telling ?? '', { otherwise: 'Part' });
  return parts.at(-1) === 'items' ? `${name}Item` : name;
}
