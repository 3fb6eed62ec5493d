import { expect, test } from 'vitest';
import { createPasswordHasher } from './create-password-hasher.js';

const cost = { logarithm: 4, blocks: 1, lanes: 1 };

test('tells the right password from others, whatever way its signs are composed', async () => {
  const hasher = createPasswordHasher({ cost });
  const stored = await hasher.hash('gew\u00f6hnlich \ufb01ne');
  expect(stored).toMatch(/^\$scrypt\$ln=4,r=1,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(await hasher.hash('gew\u00f6hnlich \ufb01ne')).not.toBe(stored);
  const right = { isRight: true, isOutdated: false };
  expect(await hasher.verify('gewo\u0308hnlich fine', stored)).toEqual(right);
  const wrong = { isRight: false, isOutdated: false };
  expect(await hasher.verify('gewohnlich fine', stored)).toEqual(wrong);
  expect(await hasher.verify('', stored)).toEqual(wrong);
  for (const damaged of [undefined, '', 'plain', '$scrypt$ln=4,r=1,p=1$AAAA$AAAA']) {
    expect(await hasher.verify('', damaged)).toEqual(wrong);
  }
  const harder = createPasswordHasher({ cost: { ...cost, lanes: 2 } });
  expect(await harder.verify('gewöhnlich fine', stored)).toEqual({ ...right, isOutdated: true });
  expect(await harder.verify('other', stored)).toEqual(wrong);
});

test('makes hashes that are worth something, where nothing else is said', async () => {
  const hasher = createPasswordHasher();
  const stored = await hasher.hash('correct horse battery');
  expect(stored).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$/);
  expect(await hasher.verify('correct horse battery', stored)).toMatchObject({ isRight: true });
});

test('works on few at a time, refuses those that are too many, and goes on', async () => {
  const hasher = createPasswordHasher({ cost: { logarithm: 10, blocks: 8, lanes: 1 } });
  const answers = await Promise.allSettled(
    Array.from({ length: 100 }, () => hasher.hash('correct horse battery')),
  );
  // Two that run, and 32 that wait.
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(34);
  expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'OVERLOADED', retryAfter: 5 },
  });
  const again = await Promise.all(Array.from({ length: 34 }, () => hasher.hash('once more')));
  expect(again).toHaveLength(34);
});
