import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { takeMouse } from './take-mouse.js';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

function start({ encoding }: { encoding?: BufferEncoding } = {}) {
  const input = new PassThrough();
  if (encoding !== undefined) input.setEncoding(encoding);
  const seen: string[] = [];
  const stdin = takeMouse(input, {
    onMouse: (event) => void seen.push(`${event.type} ${event.column} ${event.row}`),
  });
  const drain = () => {
    for (let chunk = stdin.read(); chunk !== null; chunk = stdin.read()) seen.push(String(chunk));
  };
  return { input, stdin, seen, drain };
}

test('keys and the mouse come in their order', () => {
  const { input, seen, drain } = start({ encoding: 'utf8' });
  input.write('a\u001b[<0;3;2Mb\u001b[<0;3;2m\u001b[<65;1;1Mé');
  drain();
  expect(seen).toEqual(['a', 'pressed 2 1', 'b', 'wheeled 0 0', 'é']);
});

test('bytes stay as they are', () => {
  const { input, stdin, seen } = start();
  input.write(Buffer.from([0xc3, ...Buffer.from('\u001b[<0;3;2M'), 0xff]));
  expect(stdin.read()).toEqual(Buffer.from([0xc3]));
  expect(stdin.read()).toEqual(Buffer.from([0xff]));
  expect(stdin.read()).toBeNull();
  expect(seen).toEqual(['pressed 2 1']);
});

test('an escape is handed on when nothing has followed it for a moment', () => {
  const { input, stdin, seen, drain } = start({ encoding: 'utf8' });
  stdin.on('readable', drain);
  input.write('\u001b');
  drain();
  expect(seen).toEqual([]);
  vi.advanceTimersByTime(20);
  expect(seen).toEqual(['\u001b']);
});

test('an escape that a report follows is no key', () => {
  const { input, seen, drain } = start({ encoding: 'utf8' });
  input.write('\u001b');
  drain();
  input.write('[<0;3;2M');
  drain();
  vi.advanceTimersByTime(1000);
  expect(seen).toEqual(['pressed 2 1']);
});
