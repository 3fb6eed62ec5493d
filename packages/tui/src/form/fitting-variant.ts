import { findFaults, shapeOf } from '@nanda/terminal';
import { asRecord } from './as-record.js';
import type { FormVariant } from './find-variants.js';

/** The place of the first variant that parameters fit; the first of all where they fit none. */
export function fittingVariant(
  variants: readonly FormVariant[],
  { parameters, root }: { readonly parameters: unknown; readonly root: unknown },
): number {
  const fits = ({ schema }: FormVariant) => {
    const names = Object.keys(shapeOf(schema, root).properties);
    const isKnown = Object.keys(asRecord(parameters)).every((name) => names.includes(name));
    return isKnown && findFaults(parameters, { anyOf: [schema] }, { root }).length === 0;
  };
  return Math.max(0, variants.findIndex(fits));
}
