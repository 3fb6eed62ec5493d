import { expect, test, vi } from 'vitest';
import { resolveOptions } from '../config/resolve-options.js';
import { Transport } from '../http/transport.js';
import { EventGate } from './event-gate.js';

vi.mock('./event-hub.js', () => {
  throw new Error('The network is away.');
});

test('what cannot be loaded is told to whoever waits for it, reported, and tried again', async () => {
  const error = vi.fn();
  const logger = { error, warn: vi.fn(), info: vi.fn(), debug: vi.fn() };
  const gate = new EventGate(new Transport(resolveOptions({ logger })));
  await gate.whenReady();
  const begin = vi.fn();
  const events = gate.subscribe(begin);
  const stop = gate.listen(begin);
  await expect(gate.whenReady()).rejects.toMatchObject({ name: 'ConnectionError' });
  await expect(events.next()).rejects.toMatchObject({ name: 'ConnectionError' });
  await expect(events.ready()).rejects.toMatchObject({ name: 'ConnectionError' });
  stop();
  expect(error).toHaveBeenCalledOnce();
  gate.listen(begin);
  await vi.waitFor(() => expect(error).toHaveBeenCalledTimes(2));
  expect(begin).not.toHaveBeenCalled();
});

test('while nobody listens there is nobody to tell, and nothing is loaded', async () => {
  const logger = { error: vi.fn(), warn: vi.fn(), info: vi.fn(), debug: vi.fn() };
  const gate = new EventGate(new Transport(resolveOptions({ logger })));
  gate.know(undefined);
  gate.tell(() => expect.unreachable());
  await gate.whenReady();
  expect([gate.position, gate.heard('a')]).toEqual([0, undefined]);
  expect(logger.error).not.toHaveBeenCalled();
});
