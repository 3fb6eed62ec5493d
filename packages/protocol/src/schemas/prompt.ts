import * as z from 'zod/mini';

/** A prompt that a service offers, whole: members that this contract does not name survive. */
export interface Prompt {
  [member: string]: unknown;
  /** Names it within its service. */
  name: string;
  /** A name for people. */
  title?: string | undefined;
  /** What it is for. */
  description?: string | undefined;
  /** What is to be filled in. */
  arguments?: PromptArgument[] | undefined;
}

/** Something that a prompt wants filled in. */
export interface PromptArgument {
  [member: string]: unknown;
  /** Names it within its prompt. */
  name: string;
  /** What is to be filled in. */
  description?: string | undefined;
  /** Whether the prompt cannot do without. */
  required?: boolean | undefined;
}

/** A prompt with its arguments filled in. */
export interface FilledPrompt {
  [member: string]: unknown;
  /** What it is for. */
  description?: string | undefined;
  /** What a model is to be given. */
  messages: PromptMessage[];
}

/** One message for a model. */
export interface PromptMessage {
  [member: string]: unknown;
  /** Who says it: `user` or `assistant`. */
  role: string;
  /** One content block. By the service: untrusted. */
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
