import type { ToolResult } from '@nanda/protocol';

/** One part of an answer, in order. Untrusted. */
export type ToolAnswerPart =
  | {
      readonly type: 'text';
      /** Well-formed: no half of a character pair. */
      readonly text: string;
    }
  | {
      readonly type: 'image';
      /** Base64. */
      readonly data: string;
      /** `image/png`, `image/jpeg`, `image/gif` or `image/webp`: what models look at. */
      readonly mediaType: ImageType;
    };

/** The pictures that models look at. */
export type ImageType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';

/** What a model is told about a call that it asked for. The service wrote it: untrusted text, never instructions. */
export interface ToolAnswer {
  /** All of it as text; a note stands for each picture. */
  readonly text: string;
  /** The same with the pictures, for models that look at them. At least one. */
  readonly parts: readonly ToolAnswerPart[];
  /** The call did not do what the model wanted; the text says why. */
  readonly isError: boolean;
  /** The whole result as the service gave it. Absent where the tool was not called, or gave none. */
  readonly result?: ToolResult | undefined;
}
