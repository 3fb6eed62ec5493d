import type { ExecuteOptions } from '../execute-options.js';
import type { ToolParameters } from './tool-parameters.js';

/** What a call of a tool takes after its name: parameters can be left out where none is required. */
export type ToolArguments<Tools extends object, Name extends keyof Tools> =
  // An object without members fits: a record of `never`, as the generated type of a tool that takes nothing.
  Readonly<Record<string, never>> extends ToolParameters<Tools, Name>
    ? [parameters?: ToolParameters<Tools, Name> | undefined, options?: ExecuteOptions | undefined]
    : [parameters: ToolParameters<Tools, Name>, options?: ExecuteOptions | undefined];
