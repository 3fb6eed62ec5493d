import type { ToolResult } from '@nanda/protocol';
import { NandaError } from './nanda-error.js';

/** A tool answered `isError: true`, and `throwOnToolError` asked for an error instead of that result. */
export class ToolExecutionError extends NandaError {
  static override readonly kind = 'ToolExecutionError';

  /** The tool that failed. */
  readonly toolName: string;
  /** What it answered. */
  readonly result: ToolResult;

  constructor({ toolName, result }: { toolName: string; result: ToolResult }) {
    const text = result.content.find((block) => typeof block['text'] === 'string')?.['text'];
    super(`The tool "${toolName}" failed${typeof text === 'string' ? `: ${text}` : '.'}`);
    this.toolName = toolName;
    this.result = result;
  }
}
