import { expect, test, vi } from 'vitest';
import { createFakeClient } from '../testing/create-fake-client.js';
import { createFakeDesk } from '../testing/create-fake-desk.js';
import { createSession } from './create-session.js';

function open() {
  const clock = { time: 0 };
  const desk = createFakeDesk();
  const client = createFakeClient({ call: () => new Promise(() => {}) });
  const session = createSession({ client, desk, now: () => clock.time });
  return {
    clock,
    session,
    interrupt: () => session.perform({ intent: 'interrupt' }),
  };
}

test('Ctrl-C cancels what runs, the next one within two seconds quits', async () => {
  const { session, interrupt, clock } = open();
  await session.submit('search: weather');
  await session.submit('connect: 1');
  const call = session.submit('call getCurrentWeather --location x');
  await vi.waitFor(() => expect(session.state.runs.runs).toHaveLength(1));
  interrupt();
  await call;
  expect(session.state).toMatchObject({ tasks: [], hasQuit: false });
  clock.time = 1999;
  interrupt();
  expect(session.state.hasQuit).toBe(true);
});

test('with nothing that runs it is said first, and forgotten after two seconds', () => {
  const { session, interrupt, clock } = open();
  interrupt();
  expect(session.state.view.toast?.text).toBe('Ctrl-C again to quit');
  clock.time = 2000;
  interrupt();
  expect(session.state.hasQuit).toBe(false);
  clock.time = 2500;
  interrupt();
  expect(session.state.hasQuit).toBe(true);
});
