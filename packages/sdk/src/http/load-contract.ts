import type * as Contract from '@nanda/protocol';

/**
 * The contract with its schemas. Loaded beside the first request and not before it: a good part of what
 * this package weighs is schemas, and nothing has to wait for them but an answer.
 */
export function loadContract(): Promise<typeof Contract> {
  return import('@nanda/protocol');
}
