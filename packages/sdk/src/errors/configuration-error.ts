import { NandaError } from './nanda-error.js';

/** An option or an environment variable cannot be used as it is. */
export class ConfigurationError extends NandaError {
  static override readonly kind = 'ConfigurationError';
}
