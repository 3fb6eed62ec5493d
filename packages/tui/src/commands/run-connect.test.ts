import { AuthenticationError, type ServiceCredentials } from '@nanda/sdk';
import { expect, test } from 'vitest';
import type { InteractiveClient } from '../client/interactive-client.js';
import { fakeConnection } from '../testing/fake-connection.js';
import { fakeService } from '../testing/fake-service.js';
import { runLines } from '../testing/run-lines.js';

test.each([
  ['2', 'connect svc_2'],
  ['svc_3', 'connect svc_3'],
  ['climateapi', 'connect svc_2'],
])('connects to %j of the list', async (target, call) => {
  const { client } = await runLines(['search x', `connect: ${target}`]);
  expect(client.calls).toEqual(['search x', call]);
});

test('connects by name or id without a list', async () => {
  const { client } = await runLines(['connect WeatherAlerts', 'connect 0f8a']);
  expect(client.calls).toEqual([
    'search WeatherAlerts',
    'connect svc_3',
    'search 0f8a',
    'connect 0f8a',
  ]);
});

test('a number that no row has is said with the way out', async () => {
  expect(await runLines(['connect: 1'])).toMatchObject({
    exitCode: 6,
    notes: ['error: there is no number 1: nothing is listed', 'try: search: <words>'],
  });
});

/** A client whose services want credentials. */
function guarded(auth: ReturnType<typeof fakeService>['auth'], challenge: object = auth) {
  const given: (ServiceCredentials | undefined)[] = [];
  const client: Partial<InteractiveClient> = {
    service: async () => fakeService({ auth }),
    async connect({ auth: credentials }) {
      given.push(credentials);
      if (credentials === undefined) {
        throw new AuthenticationError({
          message: 'It wants credentials.',
          isRetryable: false,
          status: 401,
          code: 'SERVICE_AUTH_REQUIRED',
          details: { challenge: { kind: auth.type, ...challenge } },
        });
      }
      return fakeConnection();
    },
  };
  return { given, client };
}

test('a service that wants a token says so, and auth gives it', async () => {
  const { given, client } = guarded({ type: 'bearer' });
  const asked = await runLines(['search x', 'connect: 1'], { client });
  expect(asked).toMatchObject({
    exitCode: 3,
    notes: [
      'error: WeatherMCP wants a token',
      'try: auth: env:NAME, where the environment has it as NAME (or file:PATH)',
    ],
  });
  const wrong = await asked.submit('auth: hunter2');
  expect(wrong.exitCode).toBe(2);
  expect(wrong.notes[0]).toBe('error: a secret is not typed: say where it is');
  expect((await wrong.submit('auth: env:NOTHING')).notes[0]).toBe(
    'error: no credential: NOTHING is not set',
  );
  const done = await wrong.submit('auth: env:TOKEN');
  expect(done.output).toEqual(['Connected to WeatherMCP (conn_abc123)']);
  expect(given).toEqual([undefined, { type: 'bearer', token: 'hunter2' }]);
  expect(JSON.stringify(done.session.state)).not.toContain('hunter2');
});

test.each<[ReturnType<typeof fakeService>['auth'], string, ServiceCredentials]>([
  [{ type: 'api_key' }, 'auth: env:TOKEN', { type: 'api_key', key: 'hunter2' }],
  [
    {
      type: 'evmauth',
      fields: [
        { name: 'walletAddress', in: 'auth', isRequired: true },
        { name: 'contractAddress', in: 'auth', default: '0xc' },
        { name: 'tokenId', in: 'auth', default: '3' },
      ],
    },
    'auth: 0xabc',
    { type: 'evmauth', walletAddress: '0xabc', contractAddress: '0xc', tokenId: '3' },
  ],
  [
    { type: 'custom' },
    'auth: env:TOKEN',
    { type: 'custom', headers: { Authorization: 'hunter2' } },
  ],
  [
    { type: 'custom', fields: [{ name: 'api_key', in: 'variable', isRequired: true }] },
    'auth: env:TOKEN',
    { type: 'custom', variables: { api_key: 'hunter2' } },
  ],
  [
    { type: 'basic' },
    'connect: 1 --user ann --auth env:TOKEN',
    { type: 'basic', username: 'ann', password: 'hunter2' },
  ],
])('to %j, %j gives what it wants', async (auth, line, credentials) => {
  const { given, client } = guarded(auth);
  await runLines(['search x', 'connect: 1', line], { client });
  expect(given.at(-1)).toEqual(credentials);
});

test.each<[string, ServiceCredentials]>([
  ['--auth-type bearer --auth env:TOKEN', { type: 'bearer', token: 'hunter2' }],
  ['--auth env:TOKEN', { type: 'api_key', key: 'hunter2' }],
  ['--auth-type none', { type: 'none' }],
  ['--wallet 0xabc --token-id 7', { type: 'evmauth', walletAddress: '0xabc', tokenId: '7' }],
  [
    '--header "X-Key: env:TOKEN" --header "Authorization: Bearer env:TOKEN"',
    { type: 'custom', headers: { 'X-Key': 'hunter2', Authorization: 'Bearer hunter2' } },
  ],
  [
    '--variable tenant=acme --variable api_key=env:TOKEN',
    { type: 'custom', variables: { tenant: 'acme', api_key: 'hunter2' } },
  ],
  [
    '--auth env:TOKEN --header "X-Key: env:TOKEN"',
    { type: 'custom', headers: { 'X-Key': 'hunter2', Authorization: 'Bearer hunter2' } },
  ],
])('connect: 1 %s', async (options, credentials) => {
  const { given, client } = guarded({ type: 'api_key' });
  const run = await runLines(['search x', `connect: 1 ${options}`], { client });
  expect(given).toEqual([credentials]);
  expect(run.output).toEqual(['Connected to WeatherMCP (conn_abc123)']);
});

test.each([
  ['--auth-type bearer', 'bearer credentials need to know where the secret is'],
  ['--auth-type evmauth', 'evmauth credentials need --wallet 0x…'],
  ['--header "X-Key"', '--header takes a name and where its value is'],
  ['--header "X-Key: hunter2"', 'a secret is not typed: say where it is'],
  ['--variable api_key=hunter2', 'a secret is not typed: say where it is'],
  ['--auth-type basic --auth env:TOKEN', 'basic credentials need --user NAME --auth env:PASSWORD'],
])('connect: 1 %s is refused', async (options, message) => {
  const { given, client } = guarded({ type: 'api_key' });
  const run = await runLines(['search x', `connect: 1 ${options}`], { client });
  expect(run.exitCode).toBe(2);
  expect(run.notes[0]).toBe(`error: ${message}`);
  expect(run.notes.join('\n')).not.toContain('hunter2');
  expect(given).toEqual([]);
});

test('auth before anybody asks says how it is given', async () => {
  expect((await runLines(['auth: env:TOKEN'])).notes).toEqual([
    'error: no service has asked for a credential',
    'try: connect: 1 --auth env:TOKEN',
  ]);
});

test('changed tools are said', async () => {
  const toolChanges = [{ toolName: 'rm', kind: 'added' as const }];
  const run = await runLines(['search x', 'connect: 1'], {
    client: { connect: async () => fakeConnection({ toolChanges }) },
  });
  expect(run.output).toEqual(['Connected to WeatherMCP (conn_abc123)']);
  expect(run.notes).toEqual([
    '1 tool changed since you first connected:',
    '  + rm (added)',
    'Accept them: refresh --accept-tools',
  ]);
});
