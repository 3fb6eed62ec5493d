import { printString } from './print-string.js';

/** Writes the name of a member, in quotes where it needs them. */
export function printKey(name: string): string {
  return /^[A-Za-z_$][\w$]*$/u.test(name) ? name : printString(name);
}
