import * as z from 'zod/mini';

/** A JSON Schema document as a service sent it. */
export type JsonSchema = Record<string, unknown>;

/** One callable of a service, whole: members that this contract does not name survive. */
export interface ToolDefinition {
  [member: string]: unknown;
  /** Unique within its service. */
  name: string;
  /** A name for people. */
  title?: string | undefined;
  /** What it does, in the words of the service. Untrusted. */
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
  /** A name for people. */
  title?: string | undefined;
  /** It changes nothing. */
  readOnlyHint?: boolean | undefined;
  /** It may destroy something. Only says something where it changes anything at all. */
  destructiveHint?: boolean | undefined;
  /** Called again with the same arguments, it changes nothing more. */
  idempotentHint?: boolean | undefined;
  /** It reaches out into a world that the service does not know: the web, for one. */
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
