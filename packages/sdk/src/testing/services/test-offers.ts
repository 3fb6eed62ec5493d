import type { FilledPrompt, PromptArgument, ResourceContents } from '@nanda/protocol';

/** A resource of a test service: a text, or contents with more to say. */
export type TestResource =
  | string
  | (Partial<ResourceContents> & {
      readonly name?: string | undefined;
      readonly description?: string | undefined;
    });

/** A prompt of a test service: its text, or what makes it. */
export type TestPrompt = string | PromptFunction | PromptDescription;

/** Fills a prompt in. A text is what the user says. */
export type PromptFunction = (
  values: Readonly<Record<string, string>>,
) => string | FilledPrompt | Promise<string | FilledPrompt>;

/** A prompt with what a service says of it. */
export interface PromptDescription {
  /** A name for people. */
  readonly title?: string | undefined;
  /** What it is for. */
  readonly description?: string | undefined;
  /** What is to be filled in. */
  readonly arguments?: readonly PromptArgument[] | undefined;
  /** Its text, or what makes it. */
  readonly run: string | PromptFunction;
}
