import { randomUUID } from 'node:crypto';
import { accessKey } from '../../access/access-key.js';
import type { McpAnswer } from '../../mcp-message.js';
import { NandaError } from '../../nanda-error.js';
import { principalKey } from '../../principal-key.js';
import { mcpCodes } from '../eras/mcp-codes.js';
import type { ClientRequest, McpClient, McpDialog } from '../mcp-endpoint.js';
import type { ParkedCall, ParkingLot } from './create-parking-lot.js';
import type { SealedSubject, StateSeal } from './create-state-seal.js';
import { digestParams } from './digest-params.js';
import { readInputResponses } from './read-input-responses.js';
import { startAskingCall } from './start-asking-call.js';

export interface ParkingDialogOptions {
  readonly client: McpClient;
  readonly name: string;
  readonly lot: ParkingLot;
  readonly seal: StateSeal;
  readonly gatherFor: number;
  readonly maximumQuestions: number;
}

/** What may be answered with `input_required`: see "Supported Requests" of 2026-07-28, basic/patterns/mrtr. */
const askingMethods = new Set(['tools/call', 'prompts/get', 'resources/read']);

/** The dialog of a client of the newer era whose service may ask in its course. */
export function openParkingDialog(dialog: McpDialog, options: ParkingDialogOptions): McpDialog {
  const { client, name, lot, seal, gatherFor, maximumQuestions } = options;
  const principal = principalKey(client.principal);
  let underWay = 0;
  let isOver = false;

  /** A call that waits still needs its dialog, though the request that opened it is over. */
  function end(): void {
    underWay -= 1;
    if (isOver && underWay === 0) dialog.close().catch(() => undefined);
  }

  function subjectOf(
    request: ClientRequest,
    parked: Pick<ParkedCall, 'id' | 'round'>,
  ): SealedSubject {
    const { method } = request;
    const params = digestParams(request.params);
    // What was let through with some rights is not gone on with by others.
    const { access } = request.principal ?? client.principal;
    const asker = { principal, access: accessKey(access) };
    return { callId: parked.id, round: parked.round, ...asker, endpoint: name, method, params };
  }

  async function goOn(
    request: ClientRequest,
    { id, call, round }: Omit<ParkedCall, 'principal'>,
  ): Promise<McpAnswer> {
    const turn = await call.follow(request, client);
    if (turn.kind === 'answered') return turn.answer;
    if (!lot.park({ id, call, round, principal })) {
      const message = 'Too many calls wait for answers. Answer or cancel some, and call again.';
      call.cancel(new NandaError('OVERLOADED', message));
      return { error: { code: mcpCodes.internalError, message } };
    }
    return {
      result: {
        resultType: 'input_required',
        inputRequests: turn.questions,
        requestState: seal.seal(subjectOf(request, { id, round })),
      },
    };
  }

  async function begin(request: ClientRequest): Promise<McpAnswer> {
    underWay += 1;
    const call = startAskingCall(request, { dialog, gatherFor, maximumQuestions, onEnd: end });
    return goOn(request, { id: randomUUID(), call, round: 1 });
  }

  async function resume(request: ClientRequest, state: string, id: string): Promise<McpAnswer> {
    const parked = lot.find(id);
    if (parked === undefined || !seal.isSound(state, subjectOf(request, parked))) {
      return invalid(
        'This requestState is not known, or not for this request. Call again without it.',
      );
    }
    const responses = readInputResponses(request.params['inputResponses']);
    if (responses === undefined) {
      return invalid('inputResponses must be an object of objects, by the keys of inputRequests.');
    }
    lot.leave(id);
    parked.call.take(responses);
    return goOn(request, { ...parked, round: parked.round + 1 });
  }

  return {
    describe: (signal) => dialog.describe(signal),
    async answer(request) {
      const state = request.params['requestState'];
      const callId = typeof state === 'string' ? seal.callIdOf(state) : undefined;
      if (typeof state === 'string' && callId !== undefined) return resume(request, state, callId);
      return askingMethods.has(request.method)
        ? begin(request)
        : dialog.answer({ ...request, ask: refuse });
    },
    take: (notification) => dialog.take(notification),
    listen: (filter, listening) => dialog.listen(filter, listening),
    async close() {
      isOver = true;
      if (underWay === 0) await dialog.close();
    },
  };
}

/** In the course of other requests a client of the newer era cannot be asked at all. */
async function refuse({ method }: { readonly method: string }): Promise<McpAnswer> {
  return { error: { code: mcpCodes.methodNotFound, message: `Method not found: ${method}` } };
}

function invalid(message: string): McpAnswer {
  return { error: { code: mcpCodes.invalidParams, message } };
}
