import { ConfigurationError } from '../errors/configuration-error.js';

/** Gives a number of an option back. @throws ConfigurationError, with the option's name, for one that is not whole or out of range. */
export function checkNumber(
  value: number,
  {
    name,
    minimum,
    isDuration = true,
  }: { name: string; minimum: number; /** In milliseconds. @default true */ isDuration?: boolean },
): number {
  // Timers take 31 bits; a larger number would fire at once.
  if (!Number.isInteger(value) || value < minimum || value > 2_147_483_647) {
    throw new ConfigurationError(
      `The option ${name} must be a whole number of at least ${minimum}; it is ${String(value)}.${isDuration ? ' It is in milliseconds.' : ''}`,
    );
  }
  return value;
}
