import type { FaultContext } from './fault-context.js';
import type { FaultExchange } from './fault-exchange.js';
import type { FaultHandler, FaultHandlers } from './fault-handler.js';
import { faultHandlers } from './fault-handlers.js';
import type { FaultPlan } from './fault-plan.js';
import type { SeenCall } from './seen.js';

/** The plans of one faulty service, in the order in which they were made. */
export type PlanRunner = {
  /** Adds a plan, and returns how to take it back. */
  add(plan: FaultPlan): () => void;
  /** Takes back every plan, with all that it had yet to do. */
  clear(): void;
  /** Lets the first plan that fits act; true where the exchange is dealt with. */
  run(exchange: FaultExchange, call: SeenCall | undefined): boolean;
  /** Whether a plan leaves the body of this request unread. */
  isUnread(method: string | undefined): boolean;
};

type RunningPlan = {
  readonly kind: string;
  readonly affects: string;
  readonly refuses: boolean;
  readonly act: FaultHandler;
  /** What belongs to the plan from earlier exchanges. */
  readonly claims: ((exchange: FaultExchange) => boolean)[];
  skip: number;
  times: number;
};

/** Makes a runner with no plan. */
export function runPlans(service: Omit<FaultContext, 'claim'>): PlanRunner {
  const plans: RunningPlan[] = [];

  /** Whether it is this plan's turn, which is then used up. */
  const takeTurn = (plan: RunningPlan): boolean => {
    if (plan.skip > 0) {
      plan.skip -= 1;
      return false;
    }
    return plan.times > 0;
  };

  return {
    add({ fault, affects, skip = 0, times = Infinity }) {
      const claims: RunningPlan['claims'] = [];
      // The table gives each kind the handler of its own type; no compiler can follow that.
      const handler = (faultHandlers as FaultHandlers<{ kind: string }>)[fault.kind];
      if (handler === undefined) throw new TypeError(`There is no fault "${fault.kind}".`);
      const context: FaultContext = { ...service, claim: (take) => void claims.push(take) };
      const plan: RunningPlan = {
        kind: fault.kind,
        affects: affects ?? handler.affects,
        refuses: handler.refuses ?? false,
        act: handler.create(fault, context),
        claims,
        skip,
        times,
      };
      plans.push(plan);
      return () => {
        const index = plans.indexOf(plan);
        if (index !== -1) plans.splice(index, 1);
      };
    },

    clear() {
      plans.length = 0;
    },

    run(exchange, call) {
      if (plans.some(({ claims }) => claims.some((take) => take(exchange)))) {
        if (call) call.isExecuted = false;
        return true;
      }
      return plans.some((plan) => {
        if (!isAffected(plan.affects, exchange) || !takeTurn(plan)) return false;
        if (!plan.act(exchange)) return false;
        plan.times -= 1;
        if (call) call.isExecuted = !plan.refuses;
        return true;
      });
    },

    isUnread(method) {
      return plans.some((plan) => {
        if (plan.kind !== 'never-read' || plan.affects !== method || !takeTurn(plan)) return false;
        plan.times -= 1;
        return true;
      });
    },
  };
}

function isAffected(where: string, { request, rpcMethod, params }: FaultExchange): boolean {
  if (where === 'every-request') return true;
  // What is taken up again belongs to the fault that broke it off.
  if (where === 'GET') return request.method === 'GET' && !request.headers['last-event-id'];
  if (where === request.method) return true;
  return where === rpcMethod && params['name'] !== 'sound';
}
