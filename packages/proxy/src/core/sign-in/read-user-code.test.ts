import { expect, test } from 'vitest';
import { createUserCode } from './create-user-code.js';
import { readUserCode } from './read-user-code.js';
import { showUserCode } from './show-user-code.js';

test('a code is read however it is typed', () => {
  const code = createUserCode();
  const shown = showUserCode(code);
  for (const typed of [code, shown, shown.toLowerCase(), ` ${shown.replace('-', ' – ')} `]) {
    expect(readUserCode(typed)).toBe(code);
  }
});

test.each([undefined, '', 'BCDF-GHJ', 'BCDF-GHJKL', 'AEIO-UAEI', 'BCDF-GHJ1', 'x'.repeat(1e5)])(
  '%j can be none',
  (typed) => {
    expect(readUserCode(typed)).toBeUndefined();
  },
);
