import { NandaError } from '../../core/nanda-error.js';
import { maximumDepth } from './maximum-depth.js';

/** A message of a service nests so deeply that hardly anybody could read it. */
export function createTooDeepError(name: string): NandaError {
  return new NandaError(
    'UPSTREAM_PROTOCOL_ERROR',
    `"${name}" answered with more than ${maximumDepth} levels of lists and objects in each other, which is not taken in. Ask the tool for something flatter, or the service's owner.`,
  );
}
