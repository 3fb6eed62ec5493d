import { mapSubschemas } from './map-subschemas.js';
import { resolveReference } from './resolve-reference.js';
import { isRecord } from './is-record.js';

/** The schema without each `$ref` that leads nowhere: APIs refuse a tool for it, and no model could follow it. */
export function dropLostReferences(
  document: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const visit = (schema: unknown): unknown => {
    if (!isRecord(schema)) return schema;
    const { $ref: reference, ...rest } = schema;
    const isLost =
      typeof reference === 'string' && resolveReference(document, reference) === undefined;
    return mapSubschemas(isLost ? rest : schema, visit);
  };
  return mapSubschemas(document, visit);
}
