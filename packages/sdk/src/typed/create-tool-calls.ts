import type { ToolDefinition } from '@nanda/protocol';
import type { APIPromise } from '../api-promise.js';
import type { RequestOptions } from '../client-options.js';
import type { ExecuteOptions } from '../execute-options.js';
import type { ToolCalls } from './tool-calls.js';

/** What {@link createToolCalls} calls. */
export interface ToolCallsParts {
  /** Whether the service has a tool of this name, as far as is known. */
  readonly isTool: (name: string) => boolean;
  readonly list: (options?: RequestOptions) => APIPromise<ToolDefinition[]>;
  readonly execute: (
    toolName: string,
    call: { readonly parameters: unknown; readonly options: ExecuteOptions | undefined },
  ) => APIPromise<unknown>;
}

/** What the language itself asks of a value, when it is awaited, or written as JSON or as a text: never a tool. */
const ofLanguage = /^(?:then|toJSON|toString|valueOf)$/;

/**
 * A function that lists tools, and has a method for each that the service is known to have. For no other name: whoever
 * looks at a value (a log, a test, `await`) asks it for methods of many names, and calls those that it finds.
 */
export function createToolCalls<Tools extends object>({
  isTool,
  list,
  execute,
}: ToolCallsParts): ToolCalls<Tools> {
  return new Proxy((options?: RequestOptions) => list(options), {
    get: (target, name) =>
      typeof name === 'string' && !ofLanguage.test(name) && isTool(name)
        ? (parameters?: unknown, options?: ExecuteOptions) => execute(name, { parameters, options })
        : Reflect.get(target, name),
  }) as unknown as ToolCalls<Tools>;
}
