import type { ToolResult } from '@nanda/protocol';

import { isDeeperThan } from '../../core/is-deeper-than.js';
import { isObject } from '../../core/is-object.js';
import { NandaError } from '../../core/nanda-error.js';
import { createTooDeepError } from '../errors/create-too-deep-error.js';
import { maximumDepth } from '../errors/maximum-depth.js';

/**
 * Checks that an answer has the shape of a result, and no more: kinds of content that nobody knows yet survive.
 * An absent `content` becomes an empty one, and `resultType`, which belongs to the wire, is taken off.
 */
export function readToolResult(answer: unknown, { name }: { name: string }): ToolResult {
  if (!isObject(answer)) throw createShapeError(name);
  if (isDeeperThan(maximumDepth, { value: answer })) throw createTooDeepError(name);
  const { resultType, ...result } = answer;
  if (resultType === 'input_required') {
    throw new NandaError(
      'UPSTREAM_PROTOCOL_ERROR',
      `"${name}" asks for more input, although it was told that nobody can be asked. Give all that the tool needs as parameters, or connect with \`clientCapabilities\` that name what you can answer.`,
    );
  }
  const { content = [], isError } = result;
  const isResult =
    (resultType === undefined || resultType === 'complete') &&
    Array.isArray(content) &&
    content.every((block) => isObject(block) && typeof block['type'] === 'string') &&
    (isError === undefined || typeof isError === 'boolean');
  if (!isResult) throw createShapeError(name);
  return { ...result, content };
}

function createShapeError(name: string): NandaError {
  return new NandaError(
    'UPSTREAM_PROTOCOL_ERROR',
    `"${name}" answered the call with something that is no result of a tool. Ask the service's owner.`,
  );
}
