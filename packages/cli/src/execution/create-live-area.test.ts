import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { createLiveArea } from './create-live-area.js';

function createArea(columns: number) {
  const sink = Object.assign(new PassThrough(), { isTTY: true, columns });
  const writes: string[] = [];
  sink.on('data', (data: Buffer) => writes.push(data.toString()));
  return { sink, writes, area: createLiveArea(sink) };
}

test('a frame is one write, from the top of the one before, and erases nothing before it writes', () => {
  const { writes, area } = createArea(80);
  area.draw(['one', 'two']);
  area.draw(['three']);
  expect(writes).toEqual(['one\u001b[K\ntwo\u001b[K\u001b[J', '\r\u001b[1Athree\u001b[K\u001b[J']);
});

test('lines that stay are written above, and the area is drawn again below them', () => {
  const { writes, area } = createArea(80);
  area.write('before');
  area.draw(['live']);
  area.write('log');
  area.clear();
  expect(writes).toEqual(['before\n', 'live\u001b[K\u001b[J', '\r\u001b[Jlog\nlive', '\r\u001b[J']);
});

test('a terminal that has become narrower has broken the lines of the frame before', () => {
  const { sink, writes, area } = createArea(80);
  area.draw(['x'.repeat(70), '\u001b[36mshort\u001b[39m']);
  sink.columns = 40;
  expect(area.width).toBe(39);
  area.draw(['y']);
  // Two rows of the first line, one of the second.
  expect(writes[1]).toBe('\r\u001b[2Ay\u001b[K\u001b[J');
});
