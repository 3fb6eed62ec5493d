import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { askLine } from './ask-line.js';
import { askSecret } from './ask-secret.js';
import { askYes } from './ask-yes.js';
import { canAsk } from './can-ask.js';

function createTerminal() {
  const shown: string[] = [];
  const stdin = Object.assign(new PassThrough(), { isTTY: true });
  const stderr = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
  stderr.on('data', (data: Buffer) => shown.push(data.toString()));
  const listeners = new Set<() => void>();
  const onStopRequest = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return {
    io: { stdin, stderr, onStopRequest },
    shown: () => shown.join(''),
    stop: () => [...listeners].forEach((listener) => listener()),
    isLetGo: () => listeners.size === 0,
  };
}

test('a line is asked for, with what is in it already', async () => {
  const { io, shown } = createTerminal();
  const answer = askLine(io, { question: 'Name?', initial: 'Ad' });
  io.stdin.write('a\r');
  await expect(answer).resolves.toBe('Ada');
  expect(shown()).toContain('Name? ');
});

test('what a stranger has put into the line neither answers nor reaches the terminal', async () => {
  const { io, shown } = createTerminal();
  let isAnswered = false;
  const answer = askLine(io, {
    question: 'Name?',
    initial: 'evil\u001b]0;title\u0007\u202e\nmore',
  });
  void answer.then(() => (isAnswered = true));
  await expect.poll(shown).toContain('more');
  expect(isAnswered).toBe(false);
  expect(shown()).not.toMatch(/\u001b\]0|\u202e|\u0007/);
  io.stdin.write('!\r');
  await expect(answer).resolves.toMatch(/more!$/);
});

test('a secret is not shown', async () => {
  const { io, shown } = createTerminal();
  const answer = askSecret(io, { question: 'Token?' });
  io.stdin.write('s3cret\r');
  await expect(answer).resolves.toBe('s3cret');
  expect(shown()).toBe('Token? \n');
});

test('yes has to be said', async () => {
  const { io, shown } = createTerminal();
  const answer = askYes(io, { question: 'Sure?' });
  io.stdin.write('maybe\r');
  await expect.poll(shown).toContain('Please answer y or n.');
  io.stdin.write('y\r');
  await expect(answer).resolves.toBe(true);
  const other = askYes(io, { question: 'Sure?' });
  io.stdin.write('\r');
  await expect(other).resolves.toBe(false);
});

test.each(['\u0003', undefined])('%j is no answer', async (key) => {
  for (const ask of [askLine, askSecret]) {
    const { io } = createTerminal();
    const answer = ask(io, { question: 'Name?' });
    if (key === undefined) io.stdin.end();
    else io.stdin.write(key);
    await expect(answer).rejects.toMatchObject({ code: 'CANCELLED' });
  }
});

test('who is asked has a terminal, and has not said that nothing is to be asked', () => {
  const { io } = createTerminal();
  const at = (env: Record<string, string>) => ({ ...io, env }) as never;
  expect(canAsk({ io: at({}), options: {} })).toBe(true);
  expect(canAsk({ io: at({}), options: { 'no-input': true } })).toBe(false);
  expect(canAsk({ io: at({ TERM: 'dumb' }), options: {} })).toBe(false);
});

test('a signal to stop ends a question, and nothing of it is left', async () => {
  for (const ask of [askLine, askSecret]) {
    const { io, stop, isLetGo } = createTerminal();
    const answer = ask(io, { question: 'Name?' });
    stop();
    await expect(answer).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(isLetGo()).toBe(true);
  }
});
