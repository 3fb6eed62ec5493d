import { expect, test } from 'vitest';
import { EventSplitter } from './event-splitter.js';

test('events are the same however the bytes come', () => {
  const text = ': open\n\nid: 1\nevent: x\ndata: {"é":"…"}\n\ndata: 2\r\n\r\ndata: 3';
  const bytes = Buffer.from(text);
  for (const size of [1, 3, 7, bytes.length]) {
    const splitter = new EventSplitter();
    const events: string[] = [];
    for (let at = 0; at < bytes.length; at += size) {
      events.push(...splitter.feed(bytes.subarray(at, at + size)));
    }
    events.push(splitter.end());
    expect(events).toEqual([
      ': open\n\n',
      'id: 1\nevent: x\ndata: {"é":"…"}\n\n',
      'data: 2\r\n\r\n',
      'data: 3',
    ]);
  }
});
