import type { ToolDefinition } from '@nanda/protocol';

import { isDeeperThan } from '../../core/is-deeper-than.js';
import { isObject } from '../../core/is-object.js';
import { keepTyped, type IsOfType } from '../../core/keep-typed.js';
import { maximumDepth } from '../errors/maximum-depth.js';

const isText: IsOfType = (value) => typeof value === 'string';
const isFlag: IsOfType = (value) => typeof value === 'boolean';

const optionalMembers: Readonly<Record<string, IsOfType>> = {
  title: isText,
  description: isText,
  outputSchema: isObject,
  annotations: isObject,
};
const optionalAnnotations: Readonly<Record<string, IsOfType>> = {
  title: isText,
  readOnlyHint: isFlag,
  destructiveHint: isFlag,
  idempotentHint: isFlag,
  openWorldHint: isFlag,
};

export interface ReadTool {
  readonly tool: ToolDefinition;
  /** Optional members that were left out because they are of another type than the contract says. */
  readonly leftOut: readonly string[];
}

/** A row of a service's list as the contract has it; undefined where it is no tool. Members that nobody knows stay. */
export function readTool(row: unknown): ReadTool | undefined {
  if (!isObject(row) || isDeeperThan(maximumDepth, { value: row })) return undefined;
  const { name, inputSchema } = row;
  if (typeof name !== 'string' || name === '' || !isObject(inputSchema)) return undefined;
  const members = keepTyped(row, optionalMembers);
  const annotations = isObject(row['annotations'])
    ? keepTyped(row['annotations'], optionalAnnotations)
    : undefined;
  return {
    tool: {
      ...members.kept,
      name,
      inputSchema,
      ...(annotations && { annotations: annotations.kept }),
    },
    leftOut: [
      ...members.leftOut,
      ...(annotations?.leftOut ?? []).map((member) => `annotations.${member}`),
    ],
  };
}
