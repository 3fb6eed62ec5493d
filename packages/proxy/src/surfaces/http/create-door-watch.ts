import type { AuditEventType } from '@nanda/protocol';
import type { AuditLog } from '../../core/audit/audit-log.js';
import type { NandaError } from '../../core/nanda-error.js';
import { principalKey } from '../../core/principal-key.js';
import type { RatedRequest, RateGate, RateVerdict } from './limit-rate.js';

/** A request at the door, as far as it is known so far. */
export interface Visitor extends RatedRequest {
  readonly requestId: string;
}

/** Counts who comes in and notes who does not: the same for every door of a proxy. */
export interface DoorWatch {
  /**
   * Counts a request; undefined where nothing is limited.
   *
   * @param options `cost` above 1 for what does the work of many requests. @default 1
   */
  pass(
    visitor: RatedRequest,
    options?: { readonly cost?: number },
  ): Promise<RateVerdict> | undefined;
  /**
   * Notes a refusal, and counts who shows what nobody knows: such a caller is told to slow down in the end.
   *
   * @returns what the caller is told
   */
  turnDown(error: NandaError, visitor: Visitor): Promise<RateVerdict>;
}

export interface DoorWatchOptions {
  /** @default nothing is limited */
  readonly rates?: RateGate | undefined;
  readonly audit?: Pick<AuditLog, 'record'> | undefined;
}

export function createDoorWatch({ rates, audit }: DoorWatchOptions): DoorWatch {
  function note(error: NandaError, visitor: Visitor): void {
    const type = typeOf(error);
    if (type === undefined) return;
    const { principal, path, remoteAddress, requestId } = visitor;
    audit?.record({
      type,
      outcome: 'refused',
      actor: principal && principalKey(principal),
      remoteAddress,
      requestId,
      failure: error,
      details: { code: error.code, path, ...error.details },
    });
  }

  return {
    pass: (visitor, options) => rates?.take(visitor, options),
    async turnDown(error, visitor) {
      const isUnknown = error.code === 'UNAUTHENTICATED' && visitor.principal === undefined;
      const verdict = isUnknown ? await rates?.take(visitor) : undefined;
      const told = verdict?.failure ?? error;
      note(told, visitor);
      return { fields: verdict?.fields ?? {}, failure: told };
    },
  };
}

function typeOf({ code, details }: NandaError): AuditEventType | undefined {
  switch (code) {
    case 'RATE_LIMITED':
      // A service that is asked too much is none of ours.
      return details?.['policy'] === undefined ? undefined : 'rate.limited';
    case 'BLOCKED_ADDRESS':
      return 'address.blocked';
    case 'UNAUTHENTICATED':
      return 'access.refused';
    case 'FORBIDDEN':
      if (details?.['reason'] === 'host') return 'host.refused';
      return details?.['reason'] === 'origin' ? 'origin.refused' : 'access.refused';
    default:
      return undefined;
  }
}
