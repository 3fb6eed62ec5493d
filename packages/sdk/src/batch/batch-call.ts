import type { ToolAuth, ToolExecutionOptions } from '@nanda/protocol';

/** One call of a batch. */
export interface BatchCall {
  /** The connection whose tool is called. */
  readonly connectionId: string;
  /** The tool, by its name. */
  readonly toolName: string;
  /** @default {} */
  readonly parameters?: Readonly<Record<string, unknown>> | undefined;
  /** Anything by which you know it, at most 255 characters; its answer has it again. @default none */
  readonly id?: string | undefined;
  /** What the tool itself wants, for this call alone. @default none */
  readonly auth?: ToolAuth | undefined;
  /** How this call is to be made. */
  readonly options?: Readonly<ToolExecutionOptions> | undefined;
}
