import type { Execution } from '@nanda/protocol';
import type { Candidate } from './candidate.js';
import type { CompletionContext } from './completion-context.js';

/** The last calls by id, or those that wait for an answer. */
export async function listExecutions(
  kind: 'execution' | 'waiting',
  { client }: CompletionContext,
): Promise<readonly Candidate[]> {
  if (client === undefined) return [];
  const query = { limit: 50, ...(kind === 'waiting' && { state: 'input_required' }) };
  const { data } = await client.call<Execution[]>('executions.list', { query });
  return data.map(({ id, toolName, state }) => ({ value: id, text: `${toolName}, ${state}` }));
}
