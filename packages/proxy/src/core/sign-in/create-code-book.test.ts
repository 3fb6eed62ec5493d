import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Identity } from '../accounts/identity.js';
import { createCodeBook } from './create-code-book.js';
import { ownClient } from './own-client.js';

const verifier = 'v'.repeat(43);
const request = {
  client: ownClient,
  redirectUri: 'http://127.0.0.1:1/callback',
  codeChallenge: createHash('sha256').update(verifier).digest('base64url'),
  state: undefined,
  scope: undefined,
  resource: undefined,
};
const exchange = {
  clientId: ownClient.id,
  redirectUri: request.redirectUri,
  verifier,
  resource: undefined,
};
const identity: Identity = {
  userId: 'user_1',
  access: { permissions: new Set(), tools: {} },
  scope: [],
};

function setUp() {
  let time = 0;
  const revoked: Identity[] = [];
  const book = createCodeBook({
    now: () => time,
    revoke: async (given) => void revoked.push(given),
  });
  return {
    book,
    revoked,
    issue: () => book.issue({ userId: 'user_1', request }),
    pass: (milliseconds: number) => void (time += milliseconds),
  };
}

test('a code is good for a minute', async () => {
  const { book, issue, pass } = setUp();
  const [first, second] = [issue(), issue()];
  pass(59_999);
  await expect(book.redeem(first, exchange)).resolves.toMatchObject({ userId: 'user_1' });
  pass(1);
  await expect(book.redeem(second, exchange)).rejects.toMatchObject({ code: 'invalid_grant' });
});

test('used again, it takes back what it gave, also what was only under way', async () => {
  const { book, issue, revoked } = setUp();
  const [early, late] = [issue(), issue()];
  await (await book.redeem(early, exchange)).keep(identity);
  await expect(book.redeem(early, exchange)).rejects.toMatchObject({ code: 'invalid_grant' });
  expect(revoked).toEqual([identity]);
  const grant = await book.redeem(late, exchange);
  await expect(book.redeem(late, exchange)).rejects.toMatchObject({ code: 'invalid_grant' });
  expect(revoked.length).toBe(1);
  await grant.keep(identity);
  expect(revoked.length).toBe(2);
});

test('no more of them are out than there is room for', () => {
  const { issue, pass } = setUp();
  for (let count = 0; count < 2000; count += 1) issue();
  expect(issue).toThrow(expect.objectContaining({ code: 'temporarily_unavailable' }));
  pass(60_000);
  expect(issue()).toMatch(/^[\w-]{43}$/);
});
