import { isDeeperThan } from '../../core/is-deeper-than.js';
import { isObject } from '../../core/is-object.js';
import { NandaError } from '../../core/nanda-error.js';
import { createTooDeepError } from '../errors/create-too-deep-error.js';
import { maximumDepth } from '../errors/maximum-depth.js';

/** The answer to a request that is no call, as it came, but for `resultType`, which belongs to the wire. */
export function readAskResult(
  answer: unknown,
  { name }: { readonly name: string },
): Record<string, unknown> {
  if (!isObject(answer)) throw createShapeError(name);
  if (isDeeperThan(maximumDepth, { value: answer })) throw createTooDeepError(name);
  const { resultType, ...result } = answer;
  if (resultType === undefined || resultType === 'complete') return result;
  if (resultType !== 'input_required') throw createShapeError(name);
  throw new NandaError(
    'UPSTREAM_ERROR',
    `"${name}" asks for more input before it answers, and nobody can be asked here. Give all that it needs at once, or use a tool of the service.`,
  );
}

function createShapeError(name: string): NandaError {
  return new NandaError(
    'UPSTREAM_PROTOCOL_ERROR',
    `"${name}" answered the request with something that is no result. Ask the service's owner.`,
  );
}
