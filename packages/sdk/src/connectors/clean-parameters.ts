import type { JsonSchema } from '@nanda/protocol';
import { cleanSchema } from './clean-schema.js';
import { dropLostReferences } from './drop-lost-references.js';
import { flattenRoot } from './flatten-root.js';
import { isRecord } from './is-record.js';
import type { ParametersSchema } from './parameters-schema.js';

/**
 * The schema of a tool's parameters as the APIs of models take it. It accepts what the original does, and
 * nothing more but for what these APIs have no words for: choices between whole sets of parameters, which `note`
 * puts into words.
 */
export function cleanParameters(inputSchema: JsonSchema): {
  readonly parameters: ParametersSchema;
  readonly note: string;
} {
  // By the original, where every path of a `$ref` leads somewhere.
  const { schema, note } = flattenRoot(inputSchema);
  const cleaned = cleanSchema(schema);
  const { properties } = cleaned;
  const parameters = dropLostReferences({
    ...cleaned,
    type: 'object',
    properties: isRecord(properties) ? properties : {},
  });
  return { parameters: parameters as ParametersSchema, note };
}
