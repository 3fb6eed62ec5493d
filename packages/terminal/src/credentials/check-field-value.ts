import { oneLine } from '../text/one-line.js';
import type { WantedField } from './wanted-challenge.js';

/** What members of credentials look like. */
const shapes: Readonly<Record<string, readonly [pattern: RegExp, words: string]>> = {
  walletAddress: [/^0x[0-9a-fA-F]{40}$/, 'an address is 0x and 40 hexadecimal digits'],
  contractAddress: [/^0x[0-9a-fA-F]{40}$/, 'an address is 0x and 40 hexadecimal digits'],
  tokenId: [/^\d{1,78}$/, 'the id of a token is a decimal number'],
  username: [/^[^:\p{Cc}]*$/u, 'a user name has no colon and no control characters'],
  password: [/^\P{Cc}*$/u, 'it has control characters'],
};

/** Everything but a user name and a password is sent as it is, in a header field. */
const printable = /^[\x20-\x7e\xa0-\xff]*$/;

/** What is wrong with a value for a field; undefined for nothing. It never repeats the value. */
export function checkFieldValue(
  value: string,
  { name, in: place, isRequired, default: standing, choices = [], format }: WantedField,
): string | undefined {
  if (value === '') {
    return isRequired === true && !standing ? 'the service cannot do without' : undefined;
  }
  if (choices.length > 0 && !choices.includes(value)) {
    return `it is one of: ${choices.map((choice) => oneLine(choice, 40)).join(', ')}`;
  }
  const shape = place === 'auth' && Object.hasOwn(shapes, name) ? shapes[name] : undefined;
  if (shape !== undefined) return shape[0].test(value) ? undefined : shape[1];
  if (!printable.test(value)) return 'it has characters that cannot be sent';
  if (format === 'number' && !Number.isFinite(Number(value))) return 'it is a number';
  return undefined;
}
