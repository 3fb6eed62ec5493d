import type { FaultContext } from './fault-context.js';
import type { FaultExchange } from './fault-exchange.js';

/** Does what a fault is about to one exchange; true where that was all, false where a sound answer follows. */
export type FaultHandler = (exchange: FaultExchange) => boolean;

/** How the faults of one family act, by their kinds. */
export type FaultHandlers<Fault extends { kind: string }> = {
  readonly [Kind in Fault['kind']]: {
    /** Where it acts when nothing else is said: see `FaultPlan.affects`. */
    readonly affects: string;
    /** Whether a call that meets it counts as refused: its tool did not run. Default false. */
    readonly refuses?: boolean;
    /** Called once for each plan, so that a fault may remember things. */
    readonly create: (fault: Extract<Fault, { kind: Kind }>, context: FaultContext) => FaultHandler;
  };
};
