import { expect, test, vi } from 'vitest';
import type { AuthenticateRequest } from '../credentials/authenticator.js';
import { createTokenCheck } from './create-token-check.js';

const place = {
  walletAddress: '0x1111111111111111111111111111111111111111',
  contractAddress: '0x2222222222222222222222222222222222222222',
  tokenId: '101',
};

function request(
  credentials: AuthenticateRequest['credentials'],
  details: Record<string, unknown> = {},
) {
  const record = { id: 'svc', name: 'Reports', auth: { kind: 'evmauth', details } };
  const { signal } = new AbortController();
  return { credentials, record: record as unknown as AuthenticateRequest['record'], signal };
}

function open({ isRequired = false, answer }: { isRequired?: boolean; answer: () => bigint }) {
  const balanceOf = vi.fn(async () => answer());
  const logger = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  let time = 0;
  const check = createTokenCheck({
    balances: { knows: (chainId) => chainId === 31337, balanceOf },
    isRequired,
    logger,
    now: () => time,
  });
  return { check, balanceOf, logger, pass: (milliseconds: number) => (time += milliseconds) };
}

const held = request({ type: 'evmauth', ...place, chainId: 31337 });

test('a token that is held is looked up once a minute', async () => {
  const { check, balanceOf, pass } = open({ answer: () => 1n });
  await check(held);
  pass(59_000);
  await check(held);
  expect(balanceOf).toHaveBeenCalledTimes(1);
  pass(2000);
  await check(held);
  expect(balanceOf).toHaveBeenCalledTimes(2);
  expect(balanceOf).toHaveBeenLastCalledWith({ ...place, chainId: 31337 }, expect.anything());
});

test('what is not held is said with all that is missing, and looked up again', async () => {
  let balance = 0n;
  const { check } = open({ answer: () => balance });
  await expect(check(held)).rejects.toMatchObject({
    code: 'PAYMENT_REQUIRED',
    message: expect.stringContaining(
      `does not hold token 101 of the contract ${place.contractAddress} on chain 31337`,
    ),
    details: { ...place, chainId: 31337, balance: '0', serviceId: 'svc' },
  });
  balance = 1n;
  await check(held);
});

test.each([
  request({ type: 'none' }),
  request({ type: 'evmauth', walletAddress: place.walletAddress, chainId: 31337 }),
  request({ type: 'evmauth', ...place }),
  request({ type: 'evmauth', ...place, chainId: 1 }),
])('where it is not known what to look for, nothing is (%#)', async (asked) => {
  const { check, balanceOf } = open({ answer: () => 0n });
  await check(asked);
  expect(balanceOf).not.toHaveBeenCalled();
});

test('the chain may be known from the catalog', async () => {
  const { check } = open({ answer: () => 0n });
  const asked = request({ type: 'evmauth', ...place }, { chainId: 31337 });
  await expect(check(asked)).rejects.toMatchObject({ code: 'PAYMENT_REQUIRED' });
});

test('a chain that cannot be asked keeps nobody away, unless it has to be', async () => {
  const answer = () => {
    throw new Error('no answer');
  };
  const loose = open({ answer });
  await loose.check(held);
  expect(loose.logger.warn).toHaveBeenCalledWith(
    expect.any(String),
    expect.objectContaining({ chainId: 31337, reason: 'no answer' }),
  );
  const strict = open({ answer, isRequired: true });
  await expect(strict.check(held)).rejects.toMatchObject({ code: 'CONNECTION_FAILED' });
});
