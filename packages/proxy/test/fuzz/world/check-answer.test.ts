import { expect, test } from 'vitest';
import { checkAnswer, checkCanary, checkProgram } from './check-answer.js';
import type { Sender, World } from './world.js';

const sender: Sender = {
  name: 'x',
  headers: {},
  isKeeper: false,
  belongings: {},
  forbiddenPort: 1,
  learn: () => undefined,
};

function worldOf(log = ''): World {
  const program = { log, takeLog: () => log, end: undefined };
  return {
    program,
    secrets: ['the-secret'],
    privacy: ['victoria'],
    places: ['/data', '/source'],
    canary: { port: 1, visits: [] },
  } as unknown as World;
}

const world = worldOf();
const sound = { status: 200, head: '', text: '{}' };
const look = (told: Partial<typeof sound>, who = sender, target = '/v2/connections'): void =>
  checkAnswer({ ...sound, ...told }, { world, sender: who, target });

test('a sound answer passes', () => {
  expect(() => look({})).not.toThrow();
  expect(() => look({ status: 502, text: '{"error":{"code":"UPSTREAM_LOST"}}' })).not.toThrow();
});

test.each([
  { text: 'x the-secret x' },
  { head: 'x-y\nthe-secret' },
  { text: '{"name":"victoria-1"}' },
  { text: 'ENOENT /data/nanda.db' },
  { text: 'made-up-secret-3' },
  { text: 'Error: x\\n    at open (file:///a/b.js:1:2)' },
  { status: 500 },
  { text: '{"error":{"message":"Something went wrong in the proxy. Its log says more."}}' },
  { status: 404, text: '{"success":false,"error":{"code":"VALIDATION_ERROR"}}' },
  { status: 400, text: '{"success":false,"error":{"code":"NO_SUCH_CODE"}}' },
])('%o does not', (told) => {
  expect(() => look(told)).toThrow(/./);
});

test('who looks after the proxy is told who has an account, and nothing more', () => {
  const keeper = { ...sender, isKeeper: true };
  const told = { text: 'victoria' };
  expect(() => look(told, keeper, '/v2/accounts?limit=1')).not.toThrow();
  expect(() => look(told, keeper)).toThrow('victoria');
  expect(() => look({ text: 'the-secret' }, keeper, '/v2/accounts')).toThrow('the-secret');
});

test('the log has no secret and tells of nothing unforeseen', () => {
  expect(() => checkProgram(worldOf('{"level":"info","path":"/data"}\n'))).not.toThrow();
  expect(() => checkProgram(worldOf('{"level":"info","x":"the-secret"}\n'))).toThrow('the-secret');
  expect(() => checkProgram(worldOf('{"level":"error","message":"x"}\n'))).toThrow('error');
});

test('a process that has ended, or a visit where nobody is to go, is told', () => {
  const ended = { ...worldOf(), program: { end: 'It ended.', log: '' } } as unknown as World;
  expect(() => checkProgram(ended)).toThrow('It ended.');
  const visited = { ...worldOf(), canary: { port: 1, visits: ['GET /'] } };
  expect(() => checkCanary(visited)).toThrow('GET /');
  expect(() => checkCanary(visited)).not.toThrow();
});
