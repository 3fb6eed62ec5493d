import type { McpServerFactory } from '@modelcontextprotocol/server';

import { createFaultyServer } from './create-faulty-server.js';
import { createWatcher } from './faults/create-watcher.js';
import { describeExchange } from './faults/describe-exchange.js';
import { faultOfBehaviour, type FaultyBehaviour } from './faults/fault-of-behaviour.js';
import type { FaultPlan } from './faults/fault-plan.js';
import { faultyTools } from './faults/faulty-tools.js';
import { runPlans } from './faults/run-plans.js';
import type { Seen } from './faults/seen.js';
import {
  type HttpService,
  type HttpServiceOptions,
  startHttpService,
} from './start-http-service.js';

/** Options of {@link startFaultyService} in its short form: one of the commonest faults, by a word. */
export type FaultyServiceOptions = FaultyBehaviour &
  Pick<FaultPlan, 'affects'> &
  Pick<HttpServiceOptions, 'eras'>;

/** Options of {@link startFaultyService}. */
export type FaultyServicePlan = Partial<FaultPlan> &
  Pick<HttpServiceOptions, 'eras' | 'events' | 'port'> & {
    /** What answers where nothing goes wrong. Default: the tools `faulty`, `faulty-…` and `sound`. */
    createServer?: McpServerFactory;
  };

/** A service in which something goes wrong, and which has an eye on its clients. */
export type FaultyService = HttpService & {
  readonly seen: Seen;
  /** Makes something more go wrong, from now on; the first fault that fits a request acts. Returns how to take it back. */
  inject(plan: FaultPlan): () => void;
  /** Lets everything go well from now on. What hangs already stays as it is. */
  heal(): void;
};

/**
 * Starts an MCP service that goes wrong in a chosen way.
 *
 * @example
 * await using service = await startFaultyService({
 *   fault: { kind: 'drop-stream', after: 2, eventIds: true },
 *   affects: 'tools/call',
 *   eras: ['legacy'],
 * });
 * // … call the tool `faulty` …
 * expect(service.seen.resumed).toHaveLength(1);
 */
export async function startFaultyService(
  options: FaultyServiceOptions | FaultyServicePlan = {},
): Promise<FaultyService> {
  const { eras = ['legacy', 'modern'], ...plan } = toPlan(options);
  const watcher = createWatcher();
  let tools = faultyTools;
  const plans = runPlans({
    listTools: () => tools,
    changeTools: (change) => {
      tools = change(tools);
    },
    onCancelled: watcher.onCancelled,
    standingStream: watcher.standingStream,
    noteEndlessBytes: watcher.noteEndlessBytes,
    forgetSession: (sessionId) => void service.forgetSession(sessionId),
    notifyToolsChanged: () => service.notifyToolsChanged(),
  });
  if (plan.fault) plans.add({ ...plan, fault: plan.fault });

  const service = await startHttpService({
    createServer: plan.createServer ?? (() => createFaultyServer({ listTools: () => tools })),
    eras,
    ...(plan.events && { events: plan.events }),
    ...(plan.port !== undefined && { port: plan.port }),
    interceptHead: ({ request }) => {
      if (!plans.isUnread(request.method)) return false;
      watcher.noteFault();
      request.pause();
      return true;
    },
    intercept: (intercepted) => {
      const exchange = describeExchange(intercepted, eras);
      const call = watcher.note(exchange);
      const isTaken = plans.run(exchange, call);
      if (isTaken) watcher.noteFault();
      return isTaken;
    },
  });
  return Object.assign(service, {
    seen: watcher.seen,
    inject: plans.add,
    heal: plans.clear,
  });
}

function toPlan(options: FaultyServiceOptions | FaultyServicePlan): FaultyServicePlan {
  if (!('behaviour' in options)) return options;
  const { affects, fault } = faultOfBehaviour(options);
  return { affects, ...options, fault };
}
