import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { choosePager } from './choose-pager.js';
import { pageText } from './page-text.js';

const terminal = Object.assign(new PassThrough(), { isTTY: true, fd: 1, rows: 10, columns: 20 });
const long = 'line\n'.repeat(12);

test.each<[string, string, Record<string, string>, object, string | undefined]>([
  ['a short text', 'a\nb', {}, {}, undefined],
  ['a long text', long, {}, {}, 'less -FIRX'],
  ['few lines that are wider than the screen', 'x'.repeat(300), {}, {}, 'less -FIRX'],
  ['wide characters', '天'.repeat(95), {}, {}, 'less -FIRX'],
  ['paint takes no room', `\u001b[31m${'x'.repeat(19)}\u001b[39m\n`.repeat(8), {}, {}, undefined],
  ['PAGER', long, { PAGER: 'more' }, {}, 'more'],
  ['NANDA_PAGER wins', long, { PAGER: 'more', NANDA_PAGER: 'most -x' }, {}, 'most -x'],
  ['an empty one', long, { NANDA_PAGER: '', PAGER: 'more' }, {}, undefined],
  ['cat', long, { PAGER: 'cat' }, {}, undefined],
  ['a dumb terminal', long, { TERM: 'dumb' }, {}, undefined],
  ['no terminal', long, {}, { isTTY: false }, undefined],
  ['a height that is not known', long, {}, { rows: undefined }, undefined],
])('the pager for %s', (_name, text, env, more, expected) => {
  const stdout = Object.assign(Object.create(terminal) as typeof terminal, more);
  expect(choosePager(text, { stdout, env })).toBe(expected);
});

test('the pager gets the text and its output is where ours is; one that is not there is told', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'nanda-test-'));
  const file = await open(join(directory, 'screen'), 'w');
  const stdout = Object.assign(new PassThrough(), { fd: file.fd });
  const io = { stdout, env: { PATH: process.env['PATH'] }, onStopRequest: () => () => undefined };
  expect(await pageText('a\nb', { io, pager: 'sed s/^/+/' })).toBe(true);
  expect(await readFile(join(directory, 'screen'), 'utf8')).toBe('+a\n+b\n');
  expect(await pageText('a', { io, pager: 'there-is-no-such-pager 2>/dev/null' })).toBe(false);
  // Closed before it has read anything.
  expect(await pageText('x'.repeat(1_000_000), { io, pager: 'true' })).toBe(true);
  await file.close();
  await rm(directory, { recursive: true });
});
