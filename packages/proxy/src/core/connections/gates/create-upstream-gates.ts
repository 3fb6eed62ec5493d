import type { Logger } from '../../logger.js';
import { createCircuit, type Circuit } from '../circuit/create-circuit.js';
import { createBulkhead, type Bulkhead } from './create-bulkhead.js';

/** What every call to one upstream goes through, whoever makes it over whichever connection. */
export interface UpstreamGate {
  /** See `nameUpstream`. */
  readonly name: string;
  readonly circuit: Circuit;
  readonly bulkhead: Bulkhead;
}

/** The gates of all upstreams; those at rest are forgotten when there are too many. */
export interface UpstreamGates {
  readonly size: number;
  of(name: string): UpstreamGate;
}

export interface UpstreamGatesOptions {
  readonly logger: Logger;
  /** Calls under way at the same time with one upstream. */
  readonly maxCalls: number;
  /** Calls that wait for their turn. */
  readonly maxWaiting: number;
  /** @default 2000 */
  readonly maxGates?: number | undefined;
}

export function createUpstreamGates({
  logger,
  maxCalls,
  maxWaiting,
  maxGates = 2000,
}: UpstreamGatesOptions): UpstreamGates {
  const gates = new Map<string, UpstreamGate>();

  function make(name: string): UpstreamGate {
    const circuit = createCircuit({
      // A path may hold what lets somebody in.
      onChange: (state) =>
        logger.info('The circuit breaker of a service has changed', {
          upstream: URL.parse(name)?.origin ?? name,
          state,
        }),
    });
    return { name, circuit, bulkhead: createBulkhead({ maxRunning: maxCalls, maxWaiting }) };
  }

  /** Those in use are kept in any case: there are no more of them than there are calls. */
  function forgetSurplus(): void {
    for (const isSpare of [isAtRest, isUnused]) {
      for (const [name, gate] of gates) {
        if (gates.size < maxGates) return;
        if (isSpare(gate)) gates.delete(name);
      }
    }
  }

  return {
    get size() {
      return gates.size;
    },
    of(name) {
      let gate = gates.get(name);
      if (gate === undefined) {
        forgetSurplus();
        gate = make(name);
        gates.set(name, gate);
      }
      return gate;
    },
  };
}

function isUnused({ bulkhead }: UpstreamGate): boolean {
  return bulkhead.running === 0 && bulkhead.waiting === 0;
}

function isAtRest(gate: UpstreamGate): boolean {
  return isUnused(gate) && gate.circuit.isAtRest;
}
