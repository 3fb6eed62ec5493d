import { renderToString } from 'ink';
import { expect, test } from 'vitest';
import { createSession } from '../session/create-session.js';
import { createFakeClient } from '../testing/create-fake-client.js';
import { createFakeDesk } from '../testing/create-fake-desk.js';
import { SessionView } from './session-view.js';

async function open() {
  const desk = createFakeDesk();
  const client = createFakeClient();
  const session = createSession({ client, desk, face: 'screen', now: () => 0 });
  await session.submit('connect: svc_1');
  const show = () => renderToString(<SessionView now={0} state={session.state} />, { columns: 80 });
  return { session, show };
}

test('whoever types sees what is said, also after a call was looked at', async () => {
  const { session, show } = await open();
  await session.submit('call getCurrentWeather location=x');
  session.perform({ type: 'panes-entered' });
  session.perform({ type: 'output-opened', output: 'run' });
  session.perform({ type: 'prompt-entered' });
  expect(show()).toContain('✓ completed');
  await session.submit('nonsense');
  expect(show()).toContain('error: ');
});

test.each([
  [39, 9],
  [20, 3],
])('%d×%d is a notice and no crash', async (columns, rows) => {
  const { session } = await open();
  session.perform({ type: 'resized', columns, rows });
  const frame = renderToString(<SessionView now={0} state={session.state} />, { columns });
  expect(frame.split('\n')).toHaveLength(1);
  expect(frame).toMatch(/^\d+×\d+ is too/);
});
