import { generatePrivateKey, privateKeyToAccount, type PrivateKeyAccount } from 'viem/accounts';
import { parseSiweMessage, validateSiweMessage } from 'viem/siwe';
import { expect, test } from 'vitest';
import { openAccounts } from './open-accounts.js';

const visit = { remoteAddress: '203.0.113.7', origin: 'http://127.0.0.1:3000' };

const newWallet = (): PrivateKeyAccount => privateKeyToAccount(generatePrivateKey());

test('signs in whoever signs the message, and makes an account the first time', async () => {
  await using open = await openAccounts();
  const { accounts, clock, entries } = open;
  const wallet = newWallet();
  const walletAddress = wallet.address.toLowerCase();
  const signIn = async (): ReturnType<typeof accounts.signIn> => {
    const { message } = await accounts.challenge({ walletAddress, chainId: 137 }, visit);
    const signature = await wallet.signMessage({ message });
    return accounts.signIn({ walletAddress, message, signature }, visit);
  };
  const challenge = await accounts.challenge({ walletAddress }, visit);
  const fields = parseSiweMessage(challenge.message);
  expect(fields).toMatchObject({
    address: wallet.address,
    domain: '127.0.0.1:3000',
    uri: 'http://127.0.0.1:3000',
    version: '1',
    chainId: 1,
    nonce: challenge.nonce,
    issuedAt: new Date(clock.time),
    expirationTime: new Date(clock.time + 300_000),
  });
  expect(challenge.expiresAt).toBe(fields.expirationTime?.toISOString());
  expect(
    validateSiweMessage({
      message: fields,
      address: wallet.address,
      domain: '127.0.0.1:3000',
      time: new Date(clock.time),
    }),
  ).toBe(true);
  const first = await signIn();
  expect(first.user).toMatchObject({ walletAddress: wallet.address, plan: 'free' });
  expect(first.user).not.toHaveProperty('email');
  expect((await signIn()).user).toEqual(first.user);
  expect(entries.filter(({ type }) => type === 'account.registered')).toHaveLength(1);
});

test('a message is good once, and for five minutes', async () => {
  await using open = await openAccounts();
  const { accounts, clock } = open;
  const wallet = newWallet();
  const walletAddress = wallet.address;
  const challenge = async (): Promise<{ message: string; signature: string }> => {
    const { message } = await accounts.challenge({ walletAddress }, visit);
    return { message, signature: await wallet.signMessage({ message }) };
  };
  const once = { walletAddress, ...(await challenge()) };
  const answers = await Promise.allSettled([1, 2, 3].map(() => accounts.signIn(once, visit)));
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const late = { walletAddress, ...(await challenge()) };
  clock.time += 300_000;
  await expect(accounts.signIn(late, visit)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('takes no message but the one that was handed out, to the wallet that asked for it', async () => {
  await using open = await openAccounts();
  const { accounts } = open;
  const wallet = newWallet();
  const thief = newWallet();
  const walletAddress = wallet.address;
  const attempt = async (
    change: (message: string) => string,
    {
      signer = wallet,
      claimed = walletAddress,
    }: { signer?: PrivateKeyAccount; claimed?: string } = {},
  ): Promise<unknown> => {
    const challenge = await accounts.challenge({ walletAddress }, visit);
    const message = change(challenge.message);
    const signature = await signer.signMessage({ message });
    return accounts
      .signIn({ walletAddress: claimed, message, signature }, visit)
      .catch(({ code }: { code: string }) => code);
  };
  const same = (message: string): string => message;
  for (const refused of [
    attempt((message) => message.replace('127.0.0.1:3000 wants', 'evil.example wants')),
    attempt((message) => message.replace('URI: http://127.0.0.1', 'URI: http://evil.example')),
    attempt((message) => message.replace('Chain ID: 1', 'Chain ID: 10')),
    attempt((message) => message.replace(/Expiration Time: \d{4}/, 'Expiration Time: 2099')),
    attempt((message) => message.replace(/Issued At: \d{4}/, 'Issued At: 2020')),
    attempt((message) => `${message}\nResources:\n- https://evil.example`),
    attempt((message) => `${message}\n`),
    attempt((message) => message.replace(/Nonce: \w+/, `Nonce: ${'0'.repeat(32)}`)),
    attempt(() => 'Nonce: nothing'),
    attempt(same, { signer: thief }),
    attempt(same, { signer: thief, claimed: thief.address }),
    // Signed by the right one, and said to be another's.
    attempt(same, { claimed: thief.address }),
    attempt((message) => message.replace(walletAddress, thief.address), {
      signer: thief,
      claimed: thief.address,
    }),
  ]) {
    expect(await refused).toBe('UNAUTHENTICATED');
  }
  expect(await attempt(same)).toMatchObject({ user: { walletAddress } });
  for (const signature of ['0x', '0x00', `0x${'f'.repeat(130)}`, 'text', `0x${'1'.repeat(4000)}`]) {
    const { message } = await accounts.challenge({ walletAddress }, visit);
    await expect(
      accounts.signIn({ walletAddress, message, signature }, visit),
    ).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  }
});

test('names the public address where it has one, and refuses names that no message can have', async () => {
  await using open = await openAccounts({ publicUrl: 'https://proxy.example/nanda' });
  const walletAddress = newWallet().address;
  const { message } = await open.accounts.challenge({ walletAddress }, visit);
  expect(parseSiweMessage(message)).toMatchObject({
    domain: 'proxy.example',
    uri: 'https://proxy.example',
  });
  await using local = await openAccounts();
  const odd = { ...visit, origin: 'http://[::1]:3000' };
  await expect(local.accounts.challenge({ walletAddress }, odd)).rejects.toMatchObject({
    code: 'VALIDATION_ERROR',
    message: expect.stringContaining('publicUrl'),
  });
});

test('makes no account of a wallet where registration is closed, and lets in those that there are', async () => {
  await using open = await openAccounts({ settings: { registration: 'closed' } });
  const { accounts, store, clock } = open;
  const wallet = newWallet();
  const walletAddress = wallet.address;
  const signIn = async (): ReturnType<typeof accounts.signIn> => {
    const { message } = await accounts.challenge({ walletAddress }, visit);
    const signature = await wallet.signMessage({ message });
    return accounts.signIn({ walletAddress, message, signature }, visit);
  };
  await expect(signIn()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await store.accounts.accounts.add({
    id: 'user_w',
    walletAddress,
    plan: 'pro',
    roles: [],
    isDisabled: false,
    createdAt: clock.time,
  });
  expect(await signIn()).toMatchObject({ user: { id: 'user_w' } });
});

test('so many messages wait for one place, and no more', async () => {
  await using open = await openAccounts();
  const { accounts, clock } = open;
  const walletAddress = newWallet().address;
  for (let index = 0; index < 20; index += 1) await accounts.challenge({ walletAddress }, visit);
  await expect(accounts.challenge({ walletAddress }, visit)).rejects.toMatchObject({
    code: 'RATE_LIMITED',
    retryAfter: 300,
  });
  const elsewhere = { ...visit, remoteAddress: '198.51.100.1' };
  expect(await accounts.challenge({ walletAddress }, elsewhere)).toHaveProperty('nonce');
  clock.time += 300_000;
  expect(await accounts.challenge({ walletAddress }, visit)).toHaveProperty('nonce');
});
