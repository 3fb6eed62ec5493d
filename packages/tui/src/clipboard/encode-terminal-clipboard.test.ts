import { expect, test } from 'vitest';
import { encodeTerminalClipboard } from './encode-terminal-clipboard.js';

const text = `é\u001b]0;x\u0007${'long '.repeat(200)}`;
const plain = `\u001b]52;c;${Buffer.from(text).toString('base64')}\u0007`;

test('the text is nowhere in it as it is', () => {
  const sequence = encodeTerminalClipboard(text, { multiplexer: undefined });
  expect(sequence).toBe(plain);
  expect(sequence.split('\u001b')).toHaveLength(2);
});

test('screen is given pieces that it hands on, and together they are the sequence', () => {
  const sequence = encodeTerminalClipboard(text, { multiplexer: 'screen' });
  const pieces = [...sequence.matchAll(/\u001bP([^]*?)\u001b\\/g)].map(([, piece]) => piece ?? '');
  expect(pieces.length).toBeGreaterThan(5);
  for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(240);
  expect(pieces.join('')).toBe(plain);
});

test('tmux is given it twice: for itself, and to hand on', () => {
  const sequence = encodeTerminalClipboard(text, { multiplexer: 'tmux' });
  expect(sequence).toBe(`${plain}\u001bPtmux;\u001b${plain}\u001b\\`);
});
