import type { AnyOperationId } from '@nanda/protocol';
import type { AuthRequirement } from './control/auth-requirement.js';
import type { EmittedEvent } from './control/emitted-event.js';
import type { PlannedFailure } from './control/failure-plans.js';
import type { Hold } from './control/holds.js';
import type { RecordedCall } from './control/recorded-call.js';
import type { StreamDrop, StreamOperationId } from './control/stream-lines.js';

/** A proxy in memory, and what a test can do with it. */
export interface TestProxy {
  /** Answers requests: give it to a client as `fetch`. Needs no `this`. */
  readonly fetch: (input: Request | URL | string, init?: RequestInit) => Promise<Response>;
  /** Every request that has arrived since the beginning or the last {@link reset}, the oldest first. */
  readonly calls: readonly RecordedCall[];
  /** How many streams are open. */
  readonly openStreams: number;

  /**
   * Lets the next requests of an operation fail; several plans are used up one after the other.
   *
   * @example
   * proxy.failNext('executions.execute', { code: 'OVERLOADED', times: 2 });
   * proxy.failNext('executions.execute', { network: 'lost' });
   */
  failNext(operation: AnyOperationId, failure?: PlannedFailure): void;

  /**
   * Keeps the requests of an operation waiting, from now on and until they are released.
   *
   * @example
   * const hold = proxy.hold('executions.execute');
   * const pending = showForecast();
   * await hold.arrived();
   * expect(spinner.isVisible()).toBe(true);
   * hold.release();
   */
  hold(operation: AnyOperationId): Hold;

  /**
   * Breaks streams off: those that are open, or with `after` the next one that is opened, after so many events.
   * Nothing else happens: an execution goes on.
   */
  dropStreams(drop?: StreamDrop): void;

  /**
   * Resolves when a stream is open, so that what is emitted next is heard.
   *
   * @param operation `events.connections` where left out, which `connection.on()` opens
   */
  whenListening(operation?: StreamOperationId): Promise<void>;

  /**
   * Lets something happen to a connection, or (`sync_…`) to the catalog.
   *
   * @throws TypeError where it does not say which connection, and there is not exactly one
   */
  emit(event: EmittedEvent): void;

  /** Lets a service go away: its connections are `reconnecting`, its calls fail. @throws TypeError for an unknown one */
  disconnectService(service: string): void;
  /** Lets it come back. */
  reconnectService(service: string): void;
  /**
   * Answers an authorization in place of the user, who agrees to it, or not.
   *
   * @param answer `isGranted`: true where left out; `authorizationId`: where more than one is pending
   * @throws TypeError where it does not say which, and there is not exactly one
   */
  answerAuthorization(answer?: {
    readonly isGranted?: boolean | undefined;
    readonly authorizationId?: string | undefined;
  }): void;
  /** From now on a service wants credentials: without them it is `SERVICE_AUTH_REQUIRED`. */
  requireAuth(service: string, requirement?: AuthRequirement): void;

  /**
   * Moves the proxy's time on, and nobody else's: tokens expire, tools that are silent time out, questions that nobody
   * has answered are cancelled. By itself time only passes for what is written down.
   *
   * @param milliseconds at least 0
   */
  advanceTime(milliseconds: number): void;

  /** Begins anew: as it was made, with no connections, executions, calls, plans and holds; ids count from 1 again. */
  reset(): void;
}
