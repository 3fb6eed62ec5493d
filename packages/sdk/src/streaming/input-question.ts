import type { ContentBlock, InputRequiredEvent, JsonSchema } from '@nanda/protocol';

/** What every question has. Whatever it says is written by the service: show it as text, and trust none of it. */
type QuestionBase = Pick<InputRequiredEvent, 'key' | 'expiresAt'>;

/** A form that the tool asks its caller to fill in. */
export interface FormRequest {
  readonly mode: 'form';
  /** What it is about, for the one who fills it in. */
  readonly message: string;
  /** JSON Schema of an object with flat properties; `default` is what a field begins with. */
  readonly requestedSchema: JsonSchema;
  readonly [member: string]: unknown;
}

/** An address that the tool asks its caller to visit, such as to pay or to sign in. Ask a human before opening it. */
export interface UrlRequest {
  readonly mode: 'url';
  /** What it is about. */
  readonly message: string;
  /** The address. */
  readonly url: string;
  readonly [member: string]: unknown;
}

/** What the tool wants the caller's model to write a message for. */
export interface SamplingRequest {
  /** What the model is to be given. */
  readonly messages: readonly {
    readonly role: 'user' | 'assistant';
    readonly content: ContentBlock | readonly ContentBlock[];
  }[];
  /** The longest message that is wanted. */
  readonly maxTokens: number;
  /** What the model is to be told first. */
  readonly systemPrompt?: string | undefined;
  readonly [member: string]: unknown;
}

/** Something that a running tool asks for, and waits for until `expiresAt`. `key` names it within its execution. */
export type InputQuestion =
  | (QuestionBase & { readonly kind: 'elicitation'; readonly request: FormRequest | UrlRequest })
  | (QuestionBase & { readonly kind: 'sampling'; readonly request: SamplingRequest })
  | (QuestionBase & {
      readonly kind: 'roots';
      readonly request: Readonly<Record<string, unknown>>;
    });
