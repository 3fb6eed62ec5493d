import type { ContentBlock, Root } from '@nanda/protocol';

/** The answer to any question: it is not answered. */
export interface InputRefusal {
  /** `decline`: no. `cancel`: nobody has decided. */
  readonly action: 'decline' | 'cancel';
}

/** The answer to a form, with its values as `content`; to an address, without. */
export interface ElicitationReply {
  readonly action: 'accept';
  /** The values of the fields, by their names. */
  readonly content?:
    | Readonly<Record<string, string | number | boolean | readonly string[]>>
    | undefined;
}

/** The answer to a request for a message of a model. */
export interface SamplingReply {
  readonly role: 'assistant';
  /** The name of the model that wrote it. */
  readonly model: string;
  /** What the model wrote. */
  readonly content: ContentBlock | readonly ContentBlock[];
  /** Why it stopped, such as `endTurn` or `maxTokens`. */
  readonly stopReason?: string | undefined;
}

/** The answer to a request for the places that the service may work in. */
export interface RootsReply {
  /** The places. */
  readonly roots: readonly Readonly<Root>[];
}

/** What a tool is answered that has asked for something. */
export type InputReply = InputRefusal | ElicitationReply | SamplingReply | RootsReply;
