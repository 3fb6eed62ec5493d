import { expect, test, vi } from 'vitest';
import { NandaError } from '../../core/nanda-error.js';
import { createWalletPass } from './create-wallet-pass.js';

const lifetime = 900_000;

function claims(body: object): string {
  return `h.${Buffer.from(JSON.stringify(body)).toString('base64url')}.s`;
}

function open({
  refreshed = (count: number) => claims({ sub: 'w', contract: 'c', count }),
}: { refreshed?: (count: number) => string } = {}) {
  let time = 1_000_000;
  let count = 0;
  const tokensOf = (accessToken: string) => ({
    accessToken,
    refreshToken: `refresh-${count}`,
    expiresAt: time + lifetime,
  });
  const issue = vi.fn(async () =>
    tokensOf(claims({ sub: 'w', contract: 'c', count: (count += 1) })),
  );
  const refresh = vi.fn<(refreshToken: string) => ReturnType<typeof issue>>(async () =>
    tokensOf(refreshed((count += 1))),
  );
  const pass = createWalletPass({ issue, refresh, now: () => time });
  return { pass, issue, refresh, wait: (milliseconds: number) => (time += milliseconds) };
}

test('asked for once, however many need it, and renewed ahead of its end', async () => {
  const { pass, issue, refresh, wait } = open();
  const [first, second] = await Promise.all([pass.token(), pass.token()]);
  expect(second).toBe(first);
  wait(lifetime - 61_000);
  expect(pass.token()).toBe(first);
  wait(2000);
  const renewed = await Promise.all([pass.token(), pass.token()]);
  expect(new Set(renewed).size).toBe(1);
  expect(renewed[0]).not.toBe(first);
  expect(issue).toHaveBeenCalledTimes(1);
  expect(refresh).toHaveBeenCalledTimes(1);
  expect(refresh).toHaveBeenCalledWith('refresh-1');
});

test('a renewed token that has lost what it was for is not used, and nothing is renewed again', async () => {
  const { pass, issue, refresh, wait } = open({ refreshed: () => claims({ sub: 'w', count: 0 }) });
  await pass.token();
  wait(lifetime);
  expect(await pass.token()).toContain('h.');
  expect(issue).toHaveBeenCalledTimes(2);
  wait(lifetime);
  await pass.token();
  expect(issue).toHaveBeenCalledTimes(3);
  expect(refresh).toHaveBeenCalledTimes(1);
});

test('a renewed token that is refused is not renewed once more', async () => {
  const { pass, issue, refresh } = open({ refreshed: (count) => `opaque-${count}` });
  const first = await pass.token();
  const renewed = await pass.renew(first);
  expect(refresh).toHaveBeenCalledTimes(1);
  const shown = await pass.renew(renewed);
  expect(refresh).toHaveBeenCalledTimes(1);
  expect(issue).toHaveBeenCalledTimes(2);
  // Whoever was refused with an old one gets the one that there is.
  expect(await pass.renew(first)).toBe(shown);
  expect(issue).toHaveBeenCalledTimes(2);
});

test('the wish to be left alone is kept', async () => {
  const { pass, issue, wait } = open();
  issue.mockRejectedValueOnce(new NandaError('RATE_LIMITED', 'Too often.', { retryAfter: 60 }));
  await expect(pass.token()).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfter: 60 });
  wait(20_000);
  await expect(pass.token()).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfter: 40 });
  expect(issue).toHaveBeenCalledTimes(1);
  wait(40_000);
  await pass.token();
});

test('a token is good until its end where no other can be got', async () => {
  const { pass, issue, refresh, wait } = open();
  const first = await pass.token();
  const down = new NandaError('CONNECTION_FAILED', 'Down.');
  refresh.mockRejectedValue(down);
  issue.mockRejectedValue(down);
  wait(lifetime - 1000);
  expect(await pass.token()).toBe(first);
  wait(1000);
  await expect(pass.token()).rejects.toBe(down);
});
