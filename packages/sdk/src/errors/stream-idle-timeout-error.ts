import { NandaError } from './nanda-error.js';

/** A stream was silent for longer than `streamIdleTimeout`: no event and no heartbeat. */
export class StreamIdleTimeoutError extends NandaError {
  static override readonly kind = 'StreamIdleTimeoutError';

  /** Milliseconds of silence. */
  readonly idleTimeout: number;

  constructor(idleTimeout: number) {
    super(
      `The stream was silent for ${idleTimeout} ms. The execution may still run; ` +
        'raise `streamIdleTimeout` (0 turns it off) if the proxy sends no heartbeats.',
    );
    this.idleTimeout = idleTimeout;
  }
}
