import { NandaError } from '../../core/nanda-error.js';
import { isDeeperThan } from '../../core/is-deeper-than.js';

/** Levels of a body; deeper ones exhaust the stack of whoever walks them next. */
const maxDepth = 64;

/** @throws NandaError VALIDATION_ERROR for what is no JSON, or nests too deep */
export function parseJsonBody(text: string): unknown {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (error) {
    throw new NandaError('VALIDATION_ERROR', `The body is not valid JSON: ${reasonOf(error)}.`, {
      details: { issues: [{ path: '', message: 'is not valid JSON' }] },
    });
  }
  if (isDeeperThan(maxDepth, { value: body })) {
    throw new NandaError('VALIDATION_ERROR', `The body nests deeper than ${maxDepth} levels.`, {
      details: { issues: [{ path: 'body', message: `nests deeper than ${maxDepth} levels` }] },
    });
  }
  return body;
}

/** The parser's own words, without the piece of the body that it quotes. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  return /at position \d+/.exec(message)?.[0] ?? 'it ends too early or is no JSON at all';
}
