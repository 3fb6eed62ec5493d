import { waitFor } from '@nanda/testing';
import { expect, test } from 'vitest';
import { createEventLog } from '../../core/events/event-log.js';
import { eventStream, type WireEvent } from './event-stream.js';

test('frames each event with its id and kind, and closes after the last one', async () => {
  const log = createEventLog<WireEvent>({ limit: 10 });
  const reader = new AbortController();
  const answer = eventStream(log.follow({ signal: reader.signal }), { reader });
  log.append({ id: 'e.1', type: 'started' });
  log.append({ id: 'e.2', type: 'result' });
  log.end();
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  expect(await answer.text()).toBe(
    ': open\n\n' +
      'id: e.1\nevent: started\ndata: {"id":"e.1","type":"started"}\n\n' +
      'id: e.2\nevent: result\ndata: {"id":"e.2","type":"result"}\n\n',
  );
  expect(reader.signal.aborted).toBe(true);
});

test('a reader that goes away ends the following and the heartbeat', async () => {
  const log = createEventLog<WireEvent>({ limit: 10 });
  const reader = new AbortController();
  const answer = eventStream(log.follow({ signal: reader.signal }), { reader, heartbeat: 1 });
  const body = answer.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  await waitFor(
    async () => {
      text += decoder.decode((await body?.read())?.value);
      return text.includes(': ping');
    },
    { description: 'a heartbeat' },
  );
  await body?.cancel();
  expect(reader.signal.aborted).toBe(true);
});
