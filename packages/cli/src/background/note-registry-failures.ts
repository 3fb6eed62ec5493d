import type { Logger } from '@nanda/proxy';

/** A logger that tells a person in one line, and not as an entry, which registry could not be read. */
export function noteRegistryFailures(logger: Logger, note: (text: string) => void): Logger {
  return {
    ...logger,
    warn(message, fields) {
      if (message !== 'registry failed') return logger.warn(message, fields);
      const { reason, cause } = fields ?? {};
      note(typeof cause === 'string' ? `${String(reason)} (${cause})` : String(reason));
    },
  };
}
