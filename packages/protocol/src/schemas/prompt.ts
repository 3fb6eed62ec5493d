import * as z from 'zod/mini';

/** A prompt that a service offers, whole: members that this contract does not name survive. */
export interface Prompt {
  [member: string]: unknown;
  name: string;
  title?: string | undefined;
  description?: string | undefined;
  arguments?: PromptArgument[] | undefined;
}

export interface PromptArgument {
  [member: string]: unknown;
  name: string;
  description?: string | undefined;
  required?: boolean | undefined;
}

/** A prompt with its arguments filled in. */
export interface FilledPrompt {
  [member: string]: unknown;
  description?: string | undefined;
  messages: PromptMessage[];
}

export interface PromptMessage {
  [member: string]: unknown;
  role: string;
  content: unknown;
}

export const PromptSchema = z.looseObject({
  name: z.string(),
  title: z.optional(z.string()),
  description: z.optional(z.string()),
  arguments: z.optional(
    z.array(
      z.looseObject({
        name: z.string(),
        description: z.optional(z.string()),
        required: z.optional(z.boolean()),
      }),
    ),
  ),
});

export const FilledPromptSchema = z.looseObject({
  description: z.optional(z.string()),
  messages: z.array(z.looseObject({ role: z.string(), content: z.unknown() })),
});
