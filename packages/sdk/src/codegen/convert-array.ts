import type { Conversion } from './conversion.js';
import type { Position } from './position.js';
import { printType } from './print-type.js';
import type { TypeNode } from './type-node.js';

/** An array of exactly so many is shown as that: a point, a box, a range. */
const longestTuple = 8;

/** The type of an array. */
export function convertArray(
  schema: Readonly<Record<string, unknown>>,
  { conversion, at }: { readonly conversion: Conversion; readonly at: Position },
): TypeNode {
  const { prefixItems, items, additionalItems, minItems, maxItems } = schema;
  const inside: Position = { depth: at.depth + 1, root: at.root };
  const convert = (item: unknown): TypeNode => conversion.convert(item, inside);

  const listed = Array.isArray(prefixItems) ? prefixItems : items;
  if (Array.isArray(listed) && listed.length > 0) {
    const rest = listed === prefixItems ? items : additionalItems;
    return printTuple(listed.map(convert), {
      isReadonly: conversion.isInput,
      // Who lists the items means all of them, unless he says how many there must be.
      required: typeof minItems === 'number' ? minItems : listed.length,
      rest: rest === undefined || rest === false ? undefined : convert(rest),
    });
  }
  const element = convert(Array.isArray(items) ? true : (items ?? true));
  if (minItems === maxItems && isTupleLength(minItems)) {
    const elements = Array.from({ length: minItems }, () => element);
    return printTuple(elements, { isReadonly: conversion.isInput, required: minItems });
  }
  return { kind: 'array', element, isReadonly: conversion.isInput };
}

function isTupleLength(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) > 0 && Number(value) <= longestTuple;
}

function printTuple(
  elements: readonly TypeNode[],
  {
    isReadonly,
    required,
    rest,
  }: {
    readonly isReadonly: boolean;
    readonly required: number;
    readonly rest?: TypeNode | undefined;
  },
): TypeNode {
  const parts = elements.map((element, index) =>
    index < required ? printType(element) : `(${printType(element)})?`,
  );
  if (rest !== undefined)
    parts.push(`...${printType({ kind: 'array', element: rest, isReadonly: false })}`);
  const text = `[${parts.join(', ')}]`;
  return { kind: 'plain', text: isReadonly ? `readonly ${text}` : text, isOperation: isReadonly };
}
