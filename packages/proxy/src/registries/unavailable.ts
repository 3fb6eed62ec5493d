import { NandaError } from '../core/nanda-error.js';

export interface UnavailableOptions {
  readonly file: string;
  readonly reason: string;
  readonly cause?: unknown;
}

/** A registry whose file is not as it should be. Whoever asks may read the message; the path is for the log alone. */
export function unavailable(
  message: string,
  { file, reason, cause }: UnavailableOptions,
): NandaError {
  return new NandaError('REGISTRY_UNAVAILABLE', message, {
    cause: new Error(`${file}: ${reason}`, { cause }),
  });
}
