import type { Execution } from '@nanda/protocol';
import type { ProxyClient } from '../client/create-proxy-client.js';

export interface Answer {
  readonly executionId: string;
  /** Of the request that it answers. */
  readonly key: string;
  readonly result: Readonly<Record<string, unknown>>;
}

/** Gives a call what it has asked for. @throws CliError `INVALID_PARAMETERS`, `VALIDATION_ERROR`, `EXECUTION_NOT_FOUND` */
export async function sendAnswer(
  { executionId, key, result }: Answer,
  { client }: { readonly client: ProxyClient },
): Promise<Execution> {
  const { data } = await client.call<Execution>('executions.input', {
    params: { executionId },
    body: { key, result },
  });
  return data;
}
