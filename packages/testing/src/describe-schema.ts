import type { StandardSchemaWithJSON } from '@modelcontextprotocol/server';
import * as z from 'zod/mini';

/**
 * Makes a zod/mini schema fit for `McpServer.registerTool`.
 *
 * The server wants schemas that can also print themselves as JSON Schema. Classic zod schemas carry
 * that ability, mini ones leave it out to stay small.
 */
export function describeSchema<Schema extends z.ZodMiniType>(
  schema: Schema,
): StandardSchemaWithJSON<z.input<Schema>, z.output<Schema>> {
  const toJsonSchema = (io: 'input' | 'output') => () => ({
    ...z.toJSONSchema(schema, { io, target: 'draft-2020-12' }),
  });

  return {
    '~standard': {
      version: 1,
      vendor: 'zod',
      validate: (value) => schema['~standard'].validate(value),
      jsonSchema: { input: toJsonSchema('input'), output: toJsonSchema('output') },
    },
  };
}
