import { PassThrough } from 'node:stream';
import { expect, test, vi } from 'vitest';
import { alternateScroll } from '../abilities/alternate-scroll.js';
import { createTerminalHold } from '../desk/create-terminal-hold.js';
import { runInteractive } from '../run-interactive.js';
import type { Session } from '../session/session.js';
import { createFakeClient } from '../testing/create-fake-client.js';
import { sessionAfter } from '../testing/session-after.js';
import { mouseMode } from './mouse-mode.js';
import { startMouse } from './start-mouse.js';

function open(mouse: boolean | undefined) {
  const stdin = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode() {},
    ref() {},
    unref() {},
  });
  const stdout = Object.assign(new PassThrough(), { isTTY: true, columns: 80, rows: 24 });
  let written = '';
  stdout.on('data', (chunk: Buffer) => (written += chunk.toString()));
  const streams = { stdin, stdout, stderr: new PassThrough() };
  const client = createFakeClient();
  const ended = runInteractive({ client, ...streams, env: { TERM: 'xterm' }, mouse });
  const see = async (text: string) =>
    vi.waitFor(() => expect(written).toContain(text), { timeout: 5000 });
  return { stdin, ended, see, read: () => written };
}

test('the mouse is taken in place of alternate scroll, and given back', async () => {
  const { stdin, ended, see, read } = open(true);
  await see('not connected');
  expect(read()).toContain(mouseMode.enter);
  const column = 'enter run  tab complete  '.length + 1;
  stdin.write(`\u001b[<0;${column};24M\u001b[<0;${column};24m`);
  await see('quit');
  expect(read()).not.toContain('[<0');
  stdin.write('q');
  expect(await ended).toBe(0);
  expect(read()).toContain(mouseMode.leave);
  expect(read().lastIndexOf(mouseMode.enter)).toBeLessThan(read().lastIndexOf(mouseMode.leave));
  expect(read()).not.toContain(alternateScroll.enter);
});

test('without the option the mouse is left alone', async () => {
  const { stdin, ended, see, read } = open(undefined);
  await see('not connected');
  stdin.write('\u0004');
  expect(await ended).toBe(0);
  expect(read()).not.toContain(mouseMode.enter);
  expect(read()).toContain(alternateScroll.enter);
});

test('a program that is lent the terminal gets it without the mouse', async () => {
  const stdout = new PassThrough();
  const written: string[] = [];
  stdout.on('data', (chunk: Buffer) => void written.push(chunk.toString()));
  const hold = createTerminalHold();
  const session = { state: sessionAfter([]), perform() {} } as unknown as Session;
  const mouse = startMouse({ session, stdin: new PassThrough(), stdout, hold });
  mouse.hold.take(async (work) => work());
  await hold
    .lend(async () => {
      expect(mouse.hold.isLent).toBe(true);
      written.push('program');
      throw new Error('ended with 1');
    })
    .catch(() => undefined);
  const { enter, leave } = mouseMode;
  expect(written).toEqual([enter, leave, 'program', enter]);
  mouse.leave();
  mouse.leave();
  expect(written.slice(4)).toEqual([leave]);
  mouse.hold.take(undefined);
  await mouse.hold.lend(async () => void written.push('work'));
  expect(written.slice(5)).toEqual(['work']);
});
