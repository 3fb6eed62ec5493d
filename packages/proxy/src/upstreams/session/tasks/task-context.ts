import type { Redactor } from '../../secrets/create-redactor.js';
import type { RunningCall } from '../create-calls.js';
import type { Channel } from '../create-channel.js';

/** What the parts of a call that is made as a task have in common. */
export interface TaskContext {
  readonly channel: Channel;
  readonly call: RunningCall;
  /** The call's own, and the only clock. */
  readonly signal: AbortSignal;
  readonly redactor: Redactor;
  /** The service as a person knows it. */
  readonly name: string;
  /** Whether the service takes `tasks/cancel`. */
  readonly isCancellable: boolean;
}
