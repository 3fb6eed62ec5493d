import type { Execution, InputRequiredEvent } from '@nanda/protocol';
import type { ProxyClient } from '../client/create-proxy-client.js';

/** Whether nobody has answered yet what a call has asked for. */
export async function stillWaits(
  { executionId, key }: InputRequiredEvent,
  { client }: { readonly client: ProxyClient },
): Promise<boolean> {
  const { data } = await client.call<Execution>('executions.get', { params: { executionId } });
  return data.inputRequests?.some((request) => request.key === key) ?? false;
}
