import { randomInt } from 'node:crypto';

/** No vowels, so no words; nothing that is taken for something else. */
const letters = 'BCDFGHJKLMNPQRSTVWXZ';

/** Eight letters, of which there are 2.5 · 10¹⁰ (RFC 8628 §6.1). */
export function createUserCode(): string {
  return Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join('');
}
