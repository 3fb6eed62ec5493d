import type { Execution, ExecutionEvent, InputRequest, ToolResult } from '@nanda/protocol';
import { waitFor } from '@nanda/testing';
import { expect } from 'vitest';
import type { V2Client, V2Connection } from './create-v2-client.js';

/** What a call asks its caller. */
export interface AskedOverRest {
  readonly executionId: string;
  /** All that it asks at once. */
  readonly requests: readonly InputRequest[];
  /** Answers the only question, or the one of that key. */
  answer(result: object, key?: string): Promise<Execution>;
  /** What comes of the call once it is answered. */
  result(): Promise<ToolResult>;
}

export interface AskOverRestOptions {
  readonly client: V2Client;
  readonly connection: V2Connection;
  readonly parameters?: object;
  /** Questions to wait for. @default 1 */
  readonly count?: number;
}

/**
 * Calls a tool that asks its caller something. Over `execute` the question is the answer (202), over `stream` an event;
 * both are answered with a POST.
 */
export async function askOverRest(
  way: 'execute' | 'stream',
  tool: string,
  { client, connection, parameters, count = 1 }: AskOverRestOptions,
): Promise<AskedOverRest> {
  if (way === 'execute') {
    const { status, headers, data } = await connection.execute(tool, parameters);
    expect(status).toBe(202);
    expect(data).toMatchObject({ toolName: tool, status: 'input_required' });
    expect(data.inputRequests?.length).toBeGreaterThan(0);
    const requests = await waitFor(
      async () => {
        const { inputRequests = [] } = await client.execution(data.requestId);
        return inputRequests.length >= count && inputRequests;
      },
      { description: `${count} questions of ${tool}` },
    );
    const location = `/v2/executions/${data.requestId}`;
    expect(headers.get('location')).toBe(location);
    return {
      executionId: data.requestId,
      requests,
      answer: (result, key = requests[0]?.key ?? '') => client.respond(data.requestId, key, result),
      async result() {
        // Whoever was told where it goes on follows it there.
        await using events = await client.followExecution(data.requestId);
        return resultOf(await events.all());
      },
    };
  }
  const events = await connection.stream(tool, parameters);
  await events.find(() => events.events.filter(isQuestion).length >= count, {
    description: `${count} questions of ${tool}`,
  });
  const [{ executionId } = { executionId: '' }] = events.events;
  const { state, inputRequests = [] } = await client.execution(executionId);
  expect(state).toBe('input_required');
  expect(events.events.filter(isQuestion)).toMatchObject(
    inputRequests.map(({ key, kind, request, expiresAt }) => ({ key, kind, request, expiresAt })),
  );
  return {
    executionId,
    requests: inputRequests,
    answer: (result, key = inputRequests[0]?.key ?? '') => client.respond(executionId, key, result),
    async result() {
      const all = await events.all();
      await events[Symbol.asyncDispose]();
      return resultOf(all);
    },
  };
}

function isQuestion({ type }: ExecutionEvent): boolean {
  return type === 'input_required';
}

function resultOf(events: readonly ExecutionEvent[]): ToolResult {
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  const end = events.at(-1);
  if (end?.type === 'result') return end.result;
  throw new Error(`It did not end with a result: ${JSON.stringify(end)}`);
}
