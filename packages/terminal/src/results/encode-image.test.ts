import { describe, expect, test } from 'vitest';
import { encodeImage } from './encode-image.js';
import { imageProtocol } from './image-protocol.js';

/** A picture's head; what follows is of no interest here. */
function createPng(width: number, length = 60): string {
  const bytes = Buffer.alloc(length);
  bytes.write('\u0089PNG\r\n\u001a\n', 'latin1');
  bytes.writeUInt32BE(width, 16);
  return bytes.toString('base64');
}

test.each<[Record<string, string>, string | undefined]>([
  [{ TERM_PROGRAM: 'iTerm.app' }, 'iterm2'],
  [{ LC_TERMINAL: 'iTerm2', TERM: 'xterm-256color' }, 'iterm2'],
  [{ TERM_PROGRAM: 'WezTerm' }, 'iterm2'],
  [{ TERM: 'xterm-kitty' }, 'kitty'],
  [{ TERM: 'xterm-ghostty' }, 'kitty'],
  [{ TERM: 'xterm-256color' }, undefined],
  [{ TERM_PROGRAM: 'vscode' }, undefined],
  [{ TERM_PROGRAM: 'iTerm.app', TMUX: '/tmp/tmux-0/default,1,0' }, undefined],
  [{ TERM: 'screen', LC_TERMINAL: 'iTerm2' }, undefined],
  [{ TERM: 'xterm-256color', NANDA_IMAGES: 'kitty' }, 'kitty'],
  [{ TERM: 'xterm-kitty', NANDA_IMAGES: 'none' }, undefined],
])('images in %j: %s', (env, expected) => {
  expect(imageProtocol(env)).toBe(expected);
});

describe('an image', () => {
  test('for iTerm2 is one sequence, made smaller where it is wider than the screen', () => {
    const data = createPng(10);
    expect(encodeImage(data, { protocol: 'iterm2', columns: 80 })).toBe(
      `\u001b]1337;File=inline=1;size=60;preserveAspectRatio=1:${data}\u0007`,
    );
    expect(encodeImage(createPng(5000), { protocol: 'iterm2', columns: 80 })).toContain(
      ';width=80;',
    );
  });

  test('for kitty comes in pieces, and asks for no answer', () => {
    const image = encodeImage(createPng(10, 5000), { protocol: 'kitty', columns: 80 }) ?? '';
    const pieces = image.split('\u001b\\').filter((piece) => piece !== '');
    expect(pieces).toHaveLength(2);
    expect(pieces[0]).toMatch(/^\u001b_Ga=T,f=100,q=2,m=1;[\w+/]{4096}$/);
    expect(pieces[1]).toMatch(/^\u001b_Gm=0;[\w+/=]+$/);
  });

  test('is shown only where its own bytes say that it is one', () => {
    for (const protocol of ['iterm2', 'kitty'] as const) {
      const text = Buffer.from('no picture at all').toString('base64');
      expect(encodeImage(text, { protocol, columns: 80 })).toBeUndefined();
    }
    const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0]).toString('base64');
    expect(encodeImage(jpeg, { protocol: 'kitty', columns: 80 })).toBeUndefined();
    expect(encodeImage(jpeg, { protocol: 'iterm2', columns: 80 })).toContain(jpeg);
  });

  test('brings no sequence of the service with it', () => {
    const evil = `${createPng(10)}\u0007\u001b]0;owned\u0007`;
    const image = encodeImage(evil, { protocol: 'iterm2', columns: 80 }) ?? '';
    expect(image.split('\u001b')).toHaveLength(2);
    expect(image).not.toContain('owned');
  });
});
