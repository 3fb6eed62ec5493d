import { existsSync } from 'node:fs';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';
import { copyText, type CopyTextOptions } from './copy-text.js';

const hostile = 'é "$(touch owned)" `touch owned` \'; touch owned\n\u001b]0;x\u0007\n';

/** A machine with these programs and no others; each is a script of the shell. */
async function createMachine(programs: Record<string, string>) {
  const directory = await createTemporaryDirectory();
  const at = (name: string) => join(directory.path, name);
  for (const [name, script] of Object.entries(programs)) {
    await writeFile(at(name), `#!/bin/sh\nPATH=/usr/bin:/bin\ncd '${directory.path}'\n${script}\n`);
    await chmod(at(name), 0o755);
  }
  const written: string[] = [];
  const stdout = { isTTY: true, write: (text: string) => written.push(text) };
  return {
    written,
    has: (name: string) => existsSync(at(name)),
    read: (name: string) => readFile(at(name)),
    copy: (text: string, { env, ...options }: Partial<CopyTextOptions> = {}) =>
      copyText(text, {
        stdout,
        platform: 'linux',
        timeout: 20_000,
        ...options,
        env: { PATH: directory.path, TERM: 'xterm', ...env },
      }),
    [Symbol.asyncDispose]: () => directory[Symbol.asyncDispose](),
  };
}

test('the text goes to the program of the desktop as it is, and no shell reads it', async () => {
  await using machine = await createMachine({ 'wl-copy': 'echo "$@" > words; cat > copied' });
  const result = await machine.copy(hostile, { env: { WAYLAND_DISPLAY: 'wayland-0' } });
  expect(result).toEqual({ isCopied: true, message: 'copied by wl-copy' });
  expect(String(await machine.read('copied'))).toBe(hostile);
  expect(String(await machine.read('words'))).toBe('--type text/plain\n');
  expect(machine.has('owned')).toBe(false);
  expect(machine.written).toEqual([]);
});

test('the next program is tried where one is missing or fails', async () => {
  await using machine = await createMachine({
    xclip: 'cat > /dev/null; exit 1',
    xsel: 'cat > copied',
  });
  const env = { WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' };
  expect((await machine.copy(hostile, { env })).message).toBe('copied by xsel');
  expect(String(await machine.read('copied'))).toBe(hostile);
});

test('a program that leaves something behind is not waited for', async () => {
  const stays = '(while [ -e xclip ]; do sleep 0.1; done) & cat > copied; exit 0';
  await using machine = await createMachine({ xclip: stays });
  const result = await machine.copy('a', { env: { DISPLAY: ':0' } });
  expect(result.message).toBe('copied by xclip');
});

test('one that does not read, ends at once or hangs is no harm, and the terminal is asked', async () => {
  await using machine = await createMachine({ xclip: 'exit 3', xsel: 'exec sleep 600' });
  const text = 'x'.repeat(70_000);
  const result = await machine.copy(text, { env: { DISPLAY: ':0' }, timeout: 300 });
  expect(result.message).toBe('copied by OSC 52');
  expect(machine.written).toEqual([`\u001b]52;c;${Buffer.from(text).toString('base64')}\u0007`]);
});

test('what did not work is said, with the way out', async () => {
  await using machine = await createMachine({ xclip: 'exit 3', xsel: 'exec sleep 600' });
  const result = await machine.copy('x'.repeat(2_000_000), {
    env: { WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' },
    timeout: 300,
    wayOut: 's saves it to a file',
  });
  expect(result).toEqual({
    isCopied: false,
    message:
      'not copied: no wl-copy, xclip failed (3), xsel does not end, ' +
      'OSC 52 allows 75.0 kB and this is 2.0 MB; s saves it to a file',
  });
  expect(machine.written).toEqual([]);
});

test.each([
  [{ TERM: 'linux' }, true],
  [{ TERM_PROGRAM: 'Apple_Terminal' }, true],
  [{ VTE_VERSION: '7600' }, true],
  [{}, false],
])('a terminal that takes nothing, %j, is not said to have it', async (env, isTTY) => {
  await using machine = await createMachine({});
  const stdout = { isTTY, write: () => expect.unreachable() };
  const { isCopied, message } = await machine.copy('a', { env, stdout });
  expect(isCopied).toBe(false);
  expect(message).toMatch(
    isTTY
      ? 'not copied: this terminal does not take OSC 52'
      : 'not copied: the output is no terminal',
  );
});

test('on another machine it is the terminal, and X11 only where it is forwarded', async () => {
  await using machine = await createMachine({ xclip: 'cat > copied', 'wl-copy': 'cat > copied' });
  const remote = { SSH_TTY: '/dev/pts/1', WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' };
  expect((await machine.copy('a', { env: remote })).message).toBe('copied by OSC 52');
  expect(machine.has('copied')).toBe(false);
  const forwarded = { ...remote, DISPLAY: 'localhost:10.0' };
  expect((await machine.copy('b', { env: forwarded })).message).toBe('copied by xclip and OSC 52');
  expect(machine.written).toHaveLength(2);
});

test('Windows is given what it reads', async () => {
  await using machine = await createMachine({ 'clip.exe': 'cat > copied' });
  const result = await machine.copy('é', { env: { WSL_DISTRO_NAME: 'Ubuntu' } });
  expect(result.message).toBe('copied by clip.exe');
  expect(await machine.read('copied')).toEqual(Buffer.from([0xff, 0xfe, 0xe9, 0x00]));
});

test('pbcopy is told that the text is UTF-8', async () => {
  await using machine = await createMachine({ pbcopy: 'echo "$LC_CTYPE" > locale; cat > copied' });
  const result = await machine.copy('é', { platform: 'darwin', env: { LC_CTYPE: 'C' } });
  expect(result.message).toBe('copied by pbcopy');
  expect(String(await machine.read('locale'))).toBe('UTF-8\n');
});
