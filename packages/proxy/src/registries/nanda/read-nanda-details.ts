import { isObject } from '../../core/is-object.js';
import { reasonOf } from '../../core/reason-of.js';
import type { NandaClient } from './create-nanda-client.js';

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * Adds to the rows of a list what only their details have: tools, use, what they want of callers. One
 * request for each row: only for registries so small that this leaves most of the hour's requests.
 *
 * What cannot be had is left as it is; after a failure nothing more is asked for, with one line about it.
 */
export async function readNandaDetails(
  rows: readonly unknown[],
  { client, signal }: { readonly client: NandaClient; readonly signal: AbortSignal },
): Promise<{ readonly rows: unknown[]; readonly problem?: string }> {
  const detailed: unknown[] = [];
  let problem: string | undefined;
  for (const row of rows) {
    const id = isObject(row) ? row['id'] : undefined;
    // Other ids are no ids of its database, and have no details.
    if (problem !== undefined || typeof id !== 'string' || !uuid.test(id)) {
      detailed.push(row);
      continue;
    }
    try {
      const options = { signal, expected: [404], retries: 1, maximumWait: 5_000 };
      const { body, status } = await client.get(`/servers/${id}/`, options);
      detailed.push(status === 200 && isObject(body) ? { ...(row as object), ...body } : row);
    } catch (error) {
      signal.throwIfAborted();
      problem = `the details of its services could not be read: ${reasonOf(error)}`;
      detailed.push(row);
    }
  }
  return { rows: detailed, ...(problem === undefined ? {} : { problem }) };
}
