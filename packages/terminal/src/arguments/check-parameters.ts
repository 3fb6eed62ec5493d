import { describeFaults } from './describe-faults.js';
import { findMissing } from './find-missing.js';
import { flagFor } from './flag-for.js';
import { pathText } from './path-text.js';
import { shapeOf } from './shape-of.js';

/**
 * What is wrong with a tool's parameters that are JSON already, a sentence each: what is missing, of another type, or outside
 * of its limits. Empty when the tool may be called, as far as can be said without asking the service.
 */
export function checkParameters(
  parameters: Readonly<Record<string, unknown>>,
  { schema }: { readonly schema: unknown },
): string[] {
  const place = { shape: shapeOf(schema, schema), root: schema };
  return [
    ...findMissing(parameters, { schema, root: schema }).map(
      (path) => `${flagFor(path, place) ?? pathText(path)} is required.`,
    ),
    ...describeFaults(parameters, { schema }),
  ];
}
