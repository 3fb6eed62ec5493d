import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import type { CommandLineIo } from '../io/command-line-io.js';
import { createOutput } from './create-output.js';
import { dataFormats } from './output-format.js';

const hostile = '\u001b]0;title\u0007\u009b2J\u202eabc\u2069\u007f';

async function print(
  value: unknown,
  { format, isTTY }: { readonly format: (typeof dataFormats)[number]; readonly isTTY: boolean },
): Promise<string> {
  let written = '';
  const stdout = new PassThrough().on('data', (data: Buffer) => (written += data.toString()));
  const io = { stdout: Object.assign(stdout, { isTTY }), stderr: {}, env: {}, cwd: '/' };
  const output = await createOutput(io as unknown as CommandLineIo, {
    format,
    fields: undefined,
    select: undefined,
  });
  output.document(value);
  return written;
}

describe.each(dataFormats)('a document as %s', (format) => {
  test.each([
    [{ rows: [{ [hostile]: hostile }] }],
    [{ error: { code: 'X', message: hostile } }],
    [hostile],
  ])('has nothing on a terminal that the terminal acts on (%#)', async (value) => {
    const shown = await print(value, { format, isTTY: true });
    expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\u2069]/);
    expect(shown).toMatch(/abc/);
  });
});

test('JSON says the same on a terminal, and elsewhere nothing is changed', async () => {
  const shown = await print({ a: hostile }, { format: 'json', isTTY: true });
  expect(JSON.parse(shown)).toEqual({ a: hostile });
  expect(await print([{ a: '\u202e' }], { format: 'csv', isTTY: false })).toBe('a\n\u202e\n');
});

test('a table has what fits into cells, names first, and lines that fit the screen', async () => {
  const rows = [
    { id: 'a1', serviceId: 's1', tags: ['x', 'y'], tools: [{ name: 't' }], name: 'One', more: '' },
    { id: 'a2', serviceId: 's2', tags: [], tools: [], name: 'Two', text: 'long '.repeat(30) },
  ];
  const piped = await print({ rows }, { format: 'table', isTTY: false });
  expect(piped.split('\n')[0]).toMatch(/^name +id +tags +text +serviceId$/);
  expect(piped).toMatch(/^One +a1 +x, y +s1$/m);
  const shown = await print({ rows }, { format: 'table', isTTY: true });
  expect(Math.max(...shown.split('\n').map(({ length }) => length))).toBe(80);
  // Programs are told everything.
  const csv = await print({ rows }, { format: 'csv', isTTY: false });
  expect(csv.split('\n')[0]).toBe('id,serviceId,tags,tools,name,more,text');
});
