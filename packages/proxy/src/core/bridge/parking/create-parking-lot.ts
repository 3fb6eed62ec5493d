import { NandaError } from '../../nanda-error.js';
import type { AskingCall } from './start-asking-call.js';

/** A call that waits for its client. */
export interface ParkedCall {
  readonly id: string;
  readonly call: AskingCall;
  readonly round: number;
  /** See `principalKey`. */
  readonly principal: string;
}

export interface ParkingLotOptions {
  /** Milliseconds. */
  readonly lifetime: number;
  readonly maximum: number;
  readonly maximumOfPrincipal: number;
}

export interface ParkingLot {
  /** False where there is no room: the call is not kept. */
  park(parked: ParkedCall): boolean;
  find(id: string): ParkedCall | undefined;
  /** Its client has come back: it waits no more. */
  leave(id: string): void;
  readonly size: number;
  close(reason: Error): void;
}

/** Keeps calls that wait, each for a time; then they are cancelled. */
export function createParkingLot(options: ParkingLotOptions): ParkingLot {
  const { lifetime, maximum, maximumOfPrincipal } = options;
  let isClosed = false;
  const places = new Map<string, { readonly parked: ParkedCall; readonly timer: NodeJS.Timeout }>();

  function take(id: string): ParkedCall | undefined {
    const place = places.get(id);
    clearTimeout(place?.timer);
    places.delete(id);
    return place?.parked;
  }

  function countOf(principal: string): number {
    return [...places.values()].filter(({ parked }) => parked.principal === principal).length;
  }

  function expire(id: string): void {
    const seconds = Math.round(lifetime / 1000);
    const message = `The client did not answer within ${seconds} s. Call again to be asked again.`;
    take(id)?.call.cancel(new NandaError('TOOL_TIMEOUT', message));
  }

  return {
    park(parked) {
      const { id, principal } = parked;
      if (isClosed || places.size >= maximum || countOf(principal) >= maximumOfPrincipal)
        return false;
      const timer = setTimeout(() => expire(id), lifetime);
      timer.unref();
      places.set(id, { parked, timer });
      return true;
    },
    find: (id) => places.get(id)?.parked,
    leave: take,
    get size() {
      return places.size;
    },
    close(reason) {
      isClosed = true;
      for (const id of places.keys()) take(id)?.call.cancel(reason);
    },
  };
}
