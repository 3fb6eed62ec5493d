import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { queryBackground } from './query-background.js';

/** A terminal made of streams, that answers as it is told. */
function createTerminal(answer: (write: (bytes: string | Buffer) => void) => void) {
  const stdin = Object.assign(new PassThrough(), {
    isTTY: true,
    isRaw: true,
  });
  const written: string[] = [];
  const stdout = {
    isTTY: true,
    write(text: string) {
      written.push(text);
      answer((bytes) => void stdin.write(bytes));
    },
  };
  return { stdin, stdout, written };
}

const env = { TERM: 'xterm' };
const attributes = '\u001b[?1;2c';

test('the answer counts, more than COLORFGBG', async () => {
  const terminal = createTerminal((write) => {
    write('\u001b]11;rgb:ff');
    write('ff/ffff/ffff\u001b');
    write('\\\u001b[?1');
    write(';2c');
  });
  const { stdin, stdout } = terminal;
  const colors = { ...env, COLORFGBG: '15;0' };
  const answer = await queryBackground({ stdin, stdout, env: colors, timeout: 20_000 });
  expect(answer.background).toBe('light');
  expect(answer.stdin).toBe(stdin);
  expect(stdin.listenerCount('readable')).toBe(0);
  expect(stdin.read()).toBeNull();
});

test('what was typed is given back, whatever its bytes are', async () => {
  const terminal = createTerminal((write) => {
    write(Buffer.from([0xc3]));
    write(`\u001b]11;#000000\u0007${attributes}`);
    write(Buffer.from([0xa9, 0xff, 0x1b]));
  });
  const { stdin, stdout } = terminal;
  const { background } = await queryBackground({ stdin, stdout, env, timeout: 20_000 });
  expect(background).toBe('dark');
  expect(stdin.read()).toEqual(Buffer.from([0xc3, 0xa9, 0xff, 0x1b]));
});

test('text is given back as text', async () => {
  const terminal = createTerminal((write) => write(`é${attributes}`));
  const { stdin, stdout } = terminal;
  stdin.setEncoding('utf8');
  await queryBackground({ stdin, stdout, env, timeout: 20_000 });
  expect(stdin.read()).toBe('é');
});

test('a terminal that says nothing is not waited for longer than that; what it says late is dropped', async () => {
  const terminal = createTerminal((write) => write('a'));
  const { stdin: input, stdout } = terminal;
  const { background, stdin } = await queryBackground({ stdin: input, stdout, env, timeout: 1 });
  expect(background).toBeUndefined();
  expect(String(stdin.read())).toBe('a');
  input.write(`b\u001b]11;#ffffff\u0007c${attributes}d`);
  expect(String(stdin.read())).toBe('bcd');
  input.write(attributes);
  expect(String(stdin.read())).toBe(attributes);
});

test('nothing is asked where there is no terminal, or where it would show the answer', async () => {
  const terminal = createTerminal(() => undefined);
  const { stdin, stdout } = terminal;
  const colors = { COLORFGBG: '0;15' };
  const asked = [
    { stdin: Object.assign(new PassThrough(), { isTTY: false }), stdout, env: colors },
    { stdin, stdout: { ...stdout, isTTY: false }, env: colors },
    { stdin, stdout, env: { ...colors, TERM: 'dumb' } },
    { stdin: Object.assign(new PassThrough(), { isTTY: true, isRaw: false }), stdout, env: colors },
  ];
  for (const options of asked) {
    const answer = await queryBackground(options);
    expect(answer).toEqual({ background: 'light', stdin: options.stdin });
  }
  expect(terminal.written).toEqual([]);
});

test('an input that ends is the end of waiting', async () => {
  const terminal = createTerminal(() => void terminal.stdin.end('a'));
  const { stdin, stdout } = terminal;
  const { background } = await queryBackground({ stdin, stdout, env, timeout: 20_000 });
  expect(background).toBeUndefined();
});
