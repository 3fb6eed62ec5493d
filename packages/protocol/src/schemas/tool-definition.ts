import * as z from 'zod/mini';

/** A JSON Schema document as a service sent it. */
export type JsonSchema = Record<string, unknown>;

/** One callable of a service, whole: members that this contract does not name survive. */
export interface ToolDefinition {
  [member: string]: unknown;
  /** Unique within its service. */
  name: string;
  title?: string | undefined;
  description?: string | undefined;
  /** JSON Schema of the parameters (2020-12 where it does not say otherwise). */
  inputSchema: JsonSchema;
  /** JSON Schema of `structuredContent`, where the service declares one. */
  outputSchema?: JsonSchema | undefined;
  /** What the service says of the tool's effects. A claim, not a promise. */
  annotations?: ToolAnnotations | undefined;
}

/** Hints by the service about a tool's behaviour. Untrusted. */
export interface ToolAnnotations {
  [member: string]: unknown;
  title?: string | undefined;
  readOnlyHint?: boolean | undefined;
  destructiveHint?: boolean | undefined;
  idempotentHint?: boolean | undefined;
  openWorldHint?: boolean | undefined;
}

export const JsonSchemaSchema = z.record(z.string(), z.unknown());

export const ToolAnnotationsSchema = z.looseObject({
  title: z.optional(z.string()),
  readOnlyHint: z.optional(z.boolean()),
  destructiveHint: z.optional(z.boolean()),
  idempotentHint: z.optional(z.boolean()),
  openWorldHint: z.optional(z.boolean()),
});

export const ToolDefinitionSchema = z.looseObject({
  name: z.string(),
  title: z.optional(z.string()),
  description: z.optional(z.string()),
  inputSchema: JsonSchemaSchema,
  outputSchema: z.optional(JsonSchemaSchema),
  annotations: z.optional(ToolAnnotationsSchema),
});
