import type { Execution, ExecutionState } from '@nanda/protocol';
import type { ProxyClient } from '../client/create-proxy-client.js';

/** Calls in a state, at most a hundred of them. @throws CliError */
export async function listCalls(
  client: ProxyClient,
  { state, timeout = 5000 }: { readonly state: ExecutionState; readonly timeout?: number },
): Promise<readonly Execution[]> {
  const query = { state, limit: 100 };
  return (await client.call<Execution[]>('executions.list', { query, timeout })).data;
}
