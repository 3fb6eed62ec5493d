import { expect, test } from 'vitest';
import { createDeviceBook } from './create-device-book.js';
import { ownClient } from './own-client.js';

function setUp() {
  let time = 0;
  const book = createDeviceBook({ now: () => time });
  const open = () =>
    book.open({ client: ownClient, scope: undefined, remoteAddress: undefined, askedAt: 0 });
  return { book, open, pass: (milliseconds: number) => void (time += milliseconds) };
}

const codeOf = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test('who asks too often waits five seconds longer, each time', () => {
  const { book, open, pass } = setUp();
  const { deviceCode } = open();
  const ask = () => codeOf(() => book.collect(deviceCode, { clientId: ownClient.id }));
  expect(ask()).toBe('authorization_pending');
  pass(5000);
  expect(ask()).toBe('authorization_pending');
  pass(1000);
  expect(ask()).toBe('slow_down');
  pass(6000);
  expect(ask()).toBe('slow_down');
  pass(15_000);
  expect(ask()).toBe('authorization_pending');
});

test('a code is over after ten minutes, which is told once', () => {
  const { book, open, pass } = setUp();
  const { deviceCode, userCode } = open();
  pass(599_999);
  expect(book.find(userCode)).toBeDefined();
  pass(1);
  expect(book.find(userCode)).toBeUndefined();
  expect(book.decide(userCode, 'user_1')).toBe(false);
  const ask = () => codeOf(() => book.collect(deviceCode, { clientId: ownClient.id }));
  expect(ask()).toBe('expired_token');
  expect(ask()).toBe('invalid_grant');
});

test('what was decided is given once, to the program that has asked', () => {
  const { book, open } = setUp();
  const { deviceCode, userCode } = open();
  expect(book.decide(userCode, 'user_1')).toBe(true);
  expect(book.decide(userCode, 'user_2')).toBe(false);
  expect(codeOf(() => book.collect(deviceCode, { clientId: 'another' }))).toBe('invalid_grant');
  expect(book.collect(deviceCode, { clientId: ownClient.id })).toMatchObject({ userId: 'user_1' });
  expect(codeOf(() => book.collect(deviceCode, { clientId: ownClient.id }))).toBe('invalid_grant');
});

test('no more of them wait than there is room for', () => {
  const { open, pass } = setUp();
  const codes = new Set(Array.from({ length: 1000 }, () => open().userCode));
  expect(codes.size).toBe(1000);
  expect(codeOf(open)).toBe('temporarily_unavailable');
  pass(600_000);
  expect(open().userCode).toMatch(/^[A-Z]{8}$/);
});
