import { expect, test } from 'vitest';
import type { Command } from '../grammar/command.js';
import type { Question } from '../panes/inbox/question.js';
import { fakeConnection } from '../testing/fake-connection.js';
import { fakeExecution } from '../testing/fake-execution.js';
import { fakeService } from '../testing/fake-service.js';
import { fakeServicePage } from '../testing/fake-service-page.js';
import { fakeTime } from '../testing/fake-time.js';
import { echoOf } from './echo-of.js';
import { initialSession } from './initial-session.js';
import { reduceSession } from './reduce-session.js';
import type { SessionEvent } from './session-event.js';

const query = { text: '' };
const question: Question = {
  executionId: 'exec_7',
  key: '1',
  kind: 'elicitation',
  request: {},
  expiresAt: fakeTime,
  serviceName: 'Shop',
  tool: 'order',
  isPutOff: false,
};
const wanted = {
  serviceId: 'svc_2',
  serviceName: 'B',
  credentials: { kind: 'api_key', fields: [{ name: 'key', in: 'auth' }] },
} as const;
const events: SessionEvent[] = [
  { type: 'services-wanted', query },
  {
    type: 'services-found',
    query,
    page: fakeServicePage([fakeService(), fakeService({ id: 'svc_2' })]),
  },
  { type: 'connected', connection: fakeConnection({ id: 'conn_1', name: 'one' }) },
  { type: 'connected', connection: fakeConnection({ id: 'conn_2' }) },
  { type: 'credentials-wanted', wanted },
  { type: 'history-found', page: { executions: [fakeExecution()], nextCursor: undefined } },
  { type: 'question-asked', question },
];
const state = events.reduce(reduceSession, initialSession);
const given = { connectionId: 'conn_2', parameters: { location: "it's" } };

test.each<[Command, string]>([
  [{ verb: 'search', query: { text: 'a b', verified: true } }, `nanda search --verified 'a b'`],
  [{ verb: 'popular' }, 'nanda popular'],
  [{ verb: 'info', target: '2' }, 'nanda info svc_2'],
  [{ verb: 'connect', target: 'svc_1', name: 'w' }, 'nanda connect --as w svc_1'],
  [
    { verb: 'auth', source: 'env:KEY' },
    'nanda connect --auth-type api_key --key-file env:KEY svc_2',
  ],
  [{ verb: 'use', target: '1' }, 'nanda use one'],
  [
    { verb: 'refresh', target: '', acceptTools: true },
    'nanda connections refresh --accept-tools conn_2',
  ],
  [{ verb: 'disconnect', target: 'one' }, 'nanda disconnect one'],
  [{ verb: 'tools', filter: '' }, 'nanda tools list -c conn_2'],
  [
    { verb: 'call', tool: 'getCurrentWeather', rest: '', given },
    `nanda exec -c conn_2 getCurrentWeather --location 'it'"'"'s'`,
  ],
  [{ verb: 'rerun', target: '1' }, 'nanda history rerun exec_1'],
  [{ verb: 'history', target: '' }, 'nanda history'],
  [{ verb: 'resources', uri: 'a://b' }, 'nanda resources read -c conn_2 a://b'],
  [{ verb: 'prompts', name: '', rest: '' }, 'nanda prompts list -c conn_2'],
  [{ verb: 'decline', target: '1' }, 'nanda inbox decline exec_7/1'],
  [
    {
      verb: 'answer',
      target: 'exec_7/1',
      rest: '',
      result: { action: 'accept', content: { a: 1 } },
    },
    `nanda inbox answer exec_7/1 '{"a":1}'`,
  ],
  // A shell has nothing like it.
  [{ verb: 'clear' }, 'clear'],
  [{ verb: 'cancel', target: '' }, 'cancel'],
])('%j', (command, line) => {
  expect(echoOf(command, { state })).toBe(line);
});
