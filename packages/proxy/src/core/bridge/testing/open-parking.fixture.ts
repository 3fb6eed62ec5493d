import { expect } from 'vitest';
import type { McpAnswer } from '../../mcp-message.js';
import type { ClientRequest, McpClient } from '../mcp-endpoint.js';
import { createParking, type Parking, type ParkingOptions } from '../parking/create-parking.js';
import { createFakeEndpoint, type FakeEndpoint } from './fake-endpoint.fixture.js';
import { makeClient, silentOutlet } from './make-client.fixture.js';
import { makeRequest } from './make-request.fixture.js';

export interface OpenParking {
  readonly parking: Parking;
  readonly endpoint: FakeEndpoint;
  /** One request of a client of the newer era, in a dialog of its own, as surfaces do it. */
  send(
    params?: Readonly<Record<string, unknown>>,
    options?: Partial<ClientRequest> & {
      readonly client?: Partial<McpClient>;
      readonly name?: string;
    },
  ): Promise<McpAnswer>;
}

export const callParams = { name: 'book', arguments: { seat: 'A1' } };

export function openParking(
  answer: (request: ClientRequest) => Promise<McpAnswer>,
  options?: ParkingOptions,
): OpenParking {
  const parking = createParking(options);
  const endpoint = createFakeEndpoint(answer);
  return {
    parking,
    endpoint,
    async send(params = callParams, { client, name = '/mcp/conn_1', ...members } = {}) {
      const dialog = parking.wrap(endpoint, { name }).open(makeClient(client), silentOutlet);
      try {
        return await dialog.answer(makeRequest(members.method ?? 'tools/call', params, members));
      } finally {
        await dialog.close();
      }
    },
  };
}

/** What a client reads of `input_required`. */
export interface Asked {
  readonly state: string;
  readonly keys: readonly string[];
  readonly questions: Readonly<Record<string, unknown>>;
}

export function readAsked(answer: McpAnswer): Asked {
  if ('error' in answer) throw new Error(answer.error.message);
  const { resultType, inputRequests, requestState } = answer.result;
  expect(resultType).toBe('input_required');
  const questions = inputRequests as Record<string, unknown>;
  return { state: requestState as string, keys: Object.keys(questions), questions };
}
