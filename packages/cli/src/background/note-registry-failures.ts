import type { Logger } from '@nanda/proxy';

/** A logger that also tells a person, in one line, which registry could not be read. */
export function noteRegistryFailures(logger: Logger, note: (text: string) => void): Logger {
  return {
    ...logger,
    warn(message, fields) {
      logger.warn(message, fields);
      if (message !== 'registry failed') return;
      const { reason, cause } = fields ?? {};
      note(typeof cause === 'string' ? `${String(reason)} (${cause})` : String(reason));
    },
  };
}
