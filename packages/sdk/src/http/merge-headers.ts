import { ConfigurationError } from '../errors/configuration-error.js';

/** Header fields by name; `null` takes one away that stands in a set before it. */
export type HeaderValues = Readonly<Record<string, string | null | undefined>>;

/** Later sets win over earlier ones, whatever the case of the names. What is undefined is passed over. @throws ConfigurationError */
export function mergeHeaders(
  ...sets: readonly (HeaderValues | undefined)[]
): Record<string, string> {
  const merged: Record<string, string> = {};
  for (const set of sets) {
    for (const [name, value] of Object.entries(set ?? {})) {
      if (value === null) delete merged[name.toLowerCase()];
      else if (value !== undefined) {
        // Said here: the runtime's own error would repeat the value, and be taken for a failure of the network.
        if (/[^\t -~\x80-\xff]/.test(value)) {
          throw new ConfigurationError(`The header field ${name} must be printable.`);
        }
        merged[name.toLowerCase()] = value;
      }
    }
  }
  return merged;
}
