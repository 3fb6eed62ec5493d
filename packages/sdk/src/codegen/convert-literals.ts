import { commonTypes } from './common-types.js';
import { joinTypes } from './join-types.js';
import { plainType } from './plain-type.js';
import { printString } from './print-string.js';
import type { TypeNode } from './type-node.js';

/** Above these, a list of values is data rather than a type. */
const mostValues = 500;
const longestValues = 20_000;

/** The type of `const` and `enum`, undefined where there is neither. */
export function convertLiterals(schema: Readonly<Record<string, unknown>>): TypeNode | undefined {
  if (Object.hasOwn(schema, 'const')) return convertLiteral(schema['const']);
  const values = schema['enum'];
  if (!Array.isArray(values) || values.length === 0) return undefined;
  const nodes = values.map(convertLiteral);
  const length = nodes.reduce((sum, { text }) => sum + text.length, 0);
  if (values.length > mostValues || length > longestValues) return joinTypes(values.map(widen));
  // Not joined in steps of alternatives: what is comparable by its text is cheap, however many there are.
  const members = Array.from(new Map(nodes.map((node) => [node.text, node])).values());
  return members.length === 1 ? members[0] : { kind: 'union', members };
}

function convertLiteral(value: unknown): { readonly kind: 'plain'; readonly text: string } {
  if (typeof value === 'string' && value.isWellFormed()) return plainType(printString(value));
  if (typeof value === 'number' && Number.isFinite(value)) return plainType(String(value));
  return typeof value === 'boolean' ? plainType(String(value)) : widen(value);
}

function widen(value: unknown): { readonly kind: 'plain'; readonly text: string } {
  if (value === null) return commonTypes.null;
  if (Array.isArray(value)) return plainType('unknown[]');
  if (typeof value === 'object') return commonTypes.openObject;
  const isPrimitive = ['string', 'number', 'boolean'].includes(typeof value);
  return isPrimitive ? plainType(typeof value) : commonTypes.unknown;
}
