import type { ToolDefinition } from '@nanda/protocol';
import type { APIPromise } from '../api-promise.js';
import type { RequestOptions } from '../client-options.js';
import type { ToolArguments } from './tool-arguments.js';
import type { ToolOutput } from './tool-output.js';
import type { TypedToolResult } from './typed-tool-result.js';

/**
 * The tools of a connection. Called, it lists them with the JSON Schemas of their parameters; a property of it
 * calls the tool of that name.
 *
 * @example
 * for (const { name } of await connection.tools()) console.log(name);
 * const { content } = await connection.tools.requestinfo({ category: 'premium' });
 */
export type ToolCalls<Tools extends object> = {
  // By its own keys, not by `ToolName`, so that an editor shows what each tool says of itself. These names the language
  // itself asks for, to await a value or to write it down: such a tool is called with `execute`.
  readonly [
    Name in keyof Tools as Exclude<
      Extract<Name, string>,
      'then' | 'toJSON' | 'toString' | 'valueOf'
    >
  ]: (...rest: ToolArguments<Tools, Name>) => APIPromise<TypedToolResult<ToolOutput<Tools, Name>>>;
} & ((options?: RequestOptions) => APIPromise<ToolDefinition[]>);
