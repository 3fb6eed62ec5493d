import {
  errorCodes,
  type Connection,
  type ConnectionState,
  type ErrorCode,
  type ExecutionEvent,
} from '@nanda/protocol';
import type { FaultPlan, FaultyService } from '@nanda/testing';
import { expect } from 'vitest';
import type { Family } from './use-family.js';

/** How a call ends: with a result that has these members, or with an error. */
export type ExpectedEnd =
  | { readonly result: Readonly<Record<string, unknown>> }
  | {
      readonly code: ErrorCode;
      readonly details?: Readonly<Record<string, unknown>>;
      /** @default what the contract says of the code */
      readonly retryable?: boolean;
    };

export interface DrivenCall {
  readonly plan: FaultPlan;
  readonly era: 'legacy' | 'modern';
  /** @default `faulty` */
  readonly tool?: string;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly expected: ExpectedEnd;
  /** Events between the first and the last. @default not looked at */
  readonly between?: readonly object[];
  /** @default `connected` */
  readonly state?: ConnectionState;
}

export interface DroveCall {
  readonly service: FaultyService;
  readonly connection: Connection;
  /** The stream's. */
  readonly events: readonly ExecutionEvent[];
}

/** What a caller says, and what a sound answer says back. */
const text = 'tell me';

/**
 * Makes a call of a service that goes wrong, once waiting for its answer and once as a stream: both end as
 * expected, the connection is in the expected state, and the next sound call over it works.
 */
export async function driveCall(
  { connect, rest }: Family,
  { plan, era, tool = 'faulty', options = {}, expected, between, state = 'connected' }: DrivenCall,
): Promise<DroveCall> {
  const { service, connection, path } = await connect({ ...plan, eras: [era] });
  const call = { parameters: { text }, options };

  const answer = await rest.execute(connection.id, tool, call);
  if ('result' in expected) {
    expect(answer).toMatchObject({
      status: 200,
      data: { status: 'success', connectionId: connection.id, toolName: tool, ...expected },
    });
  } else {
    const { code, details, retryable = errorCodes[code].retryable } = expected;
    expect(answer).toMatchObject({
      status: errorCodes[code].status,
      error: { code, retryable, requestId: expect.any(String), ...(details && { details }) },
    });
  }

  const events = await rest.stream(connection.id, tool, call);
  expect(events.at(-1)).toMatchObject(endOf(expected));
  if (between) expect(events.slice(1, -1)).toMatchObject(between);

  expect(await rest.get<Connection>(path)).toMatchObject({ state });
  await expectSound(rest, connection.id);
  return { service, connection, events };
}

/** A call of the tool that nothing is wrong with. */
export async function expectSound(rest: Family['rest'], connectionId: string): Promise<void> {
  const sound = await rest.execute(connectionId, 'sound', { parameters: { text: 'and now' } });
  expect(sound).toMatchObject({
    status: 200,
    data: { result: { content: [{ type: 'text', text: 'and now' }] } },
  });
}

function endOf(expected: ExpectedEnd): object {
  if ('result' in expected) return { type: 'result', ...expected };
  const { code, details, retryable } = expected;
  return {
    type: code === 'CANCELLED' ? 'cancelled' : 'error',
    error: { code, ...(details && { details }), ...(retryable !== undefined && { retryable }) },
  };
}
