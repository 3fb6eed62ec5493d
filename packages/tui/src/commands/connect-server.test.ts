import { AuthenticationError, InternalServerError } from '@nanda/sdk';
import { expect, test } from 'vitest';
import type { InteractiveClient } from '../client/interactive-client.js';
import type { ServerTarget } from '../grammar/server-target.js';
import type { AddServer } from '../session/add-server.js';
import { createFakeDesk } from '../testing/create-fake-desk.js';
import { fakeConnection } from '../testing/fake-connection.js';
import { fakeService } from '../testing/fake-service.js';
import { runLines } from '../testing/run-lines.js';

/** A desk that takes note of what is added, and of how it was given up. */
function addingDesk(hint?: string) {
  const added: [ServerTarget, string | undefined][] = [];
  const givenUp: (string | undefined)[] = [];
  const addServer: AddServer = async (target, { name }) => {
    added.push([target, name]);
    return {
      serviceId: 'notes',
      note: 'Added it to your servers as notes: \u001B[2J',
      async giveUp(code) {
        givenUp.push(code);
        return { isKept: code === 'SERVICE_AUTH_REQUIRED', hint };
      },
    };
  };
  return { added, givenUp, desk: createFakeDesk({ addServer }) };
}

function failing(
  code: string,
  Failure: typeof AuthenticationError | typeof InternalServerError = InternalServerError,
): Partial<InteractiveClient> {
  return {
    connect: async () => {
      const message = 'Nothing answers there.';
      throw new Failure({ message, code, status: 502, isRetryable: false, details: {} });
    },
  };
}

test('an address becomes a server, is said and connected to', async () => {
  const { added, givenUp, desk } = addingDesk();
  const run = await runLines(['connect: :3000/mcp --as n'], { desk });
  expect(run).toMatchObject({
    exitCode: 0,
    output: ['Connected to notes (conn_abc123)'],
    notes: ['Added it to your servers as notes: ␛[2J'],
  });
  expect(added).toEqual([[{ url: 'http://127.0.0.1:3000/mcp' }, 'n']]);
  expect(run.client.calls).toEqual(['connect notes']);
  expect(run.session.state.connections.connections[0]).toMatchObject({ name: 'n' });
  expect(givenUp).toEqual([]);
});

test('so does a program, with its words as they were typed', async () => {
  const { added, desk } = addingDesk();
  const run = await runLines(['connect -- npx -y thing --flag "a b"'], { desk });
  expect(run.output).toEqual(['Connected to notes (conn_abc123)']);
  expect(added).toEqual([[{ command: ['npx', '-y', 'thing', '--flag', 'a b'] }, undefined]]);
});

test('what cannot be connected to is given up, with the way out', async () => {
  const { givenUp, desk } = addingDesk('nanda logs notes in a shell, for what it wrote');
  const run = await runLines(['connect -- nothing'], {
    desk,
    client: failing('CONNECTION_FAILED'),
  });
  expect(run).toMatchObject({
    exitCode: 4,
    output: [],
    notes: [
      'It was not added to your servers.',
      'error: Nothing answers there.',
      'try: nanda logs notes in a shell, for what it wrote',
    ],
  });
  expect(givenUp).toEqual(['CONNECTION_FAILED']);
});

test('one that wants credentials is kept for them', async () => {
  const { givenUp, desk } = addingDesk();
  const run = await runLines(['connect: :3000'], {
    desk,
    client: {
      ...failing('SERVICE_AUTH_REQUIRED', AuthenticationError),
      service: async () => fakeService({ auth: { type: 'bearer' } }),
    },
  });
  expect(run.exitCode).toBe(3);
  expect(run.notes.slice(0, 2)).toEqual([
    'Added it to your servers as notes: ␛[2J',
    'error: WeatherMCP wants a token',
  ]);
  expect(givenUp).toEqual(['SERVICE_AUTH_REQUIRED']);
  expect(run.session.state.connections.wanted).toMatchObject({ serviceId: 'notes' });
});

test('a credential that is not there gives it up before anything is opened', async () => {
  const { givenUp, desk } = addingDesk();
  const run = await runLines(['connect: :3000 --auth env:NOTHING'], { desk });
  expect(run.notes).toContain('error: no credential: NOTHING is not set');
  expect(run.client.calls).toEqual([]);
  expect(givenUp).toEqual([undefined]);
});

test('why nothing was added is said with its way out', async () => {
  const desk = createFakeDesk({
    async addServer() {
      throw Object.assign(new Error('The proxy is elsewhere.'), { hint: 'leave out --url' });
    },
  });
  expect(await runLines(['connect: :3000'], { desk })).toMatchObject({
    exitCode: 2,
    notes: ['error: The proxy is elsewhere.', 'try: leave out --url'],
  });
});

test('cancelled while it connects, it is given up, and the line has ended', async () => {
  const { givenUp, desk } = addingDesk();
  const begun = Promise.withResolvers<void>();
  const client: Partial<InteractiveClient> = {
    async connect(_request, { signal }) {
      begun.resolve();
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      throw signal.reason;
    },
  };
  const run = await runLines([], { desk, client });
  const ending = run.submit('connect: :3000');
  await begun.promise;
  run.session.cancel();
  expect(await ending).toMatchObject({ exitCode: 130, notes: ['Cancelled'] });
  await expect.poll(() => givenUp).toEqual([undefined]);
});

test('where nobody adds servers, an address is listed with the proxy', async () => {
  const run = await runLines(['connect: https://mcp.example.com/mcp']);
  expect(run).toMatchObject({
    exitCode: 0,
    output: ['Connected to registered-1 (conn_abc123)'],
    notes: ['Listed it in the catalog as mcp.example.com: https://mcp.example.com/mcp'],
  });
  expect(run.client.calls).toEqual([
    'register mcp.example.com https://mcp.example.com/mcp',
    'connect registered-1',
  ]);
});

test('and a program is refused with the way out', async () => {
  const run = await runLines(['connect -- npx -y thing']);
  expect(run).toMatchObject({
    exitCode: 9,
    notes: [
      'error: programs are not started from here',
      'try: nanda connect -- npx … in a shell; it is in connections then',
    ],
  });
  expect(run.client.calls).toEqual([]);
});

test.each(['https://evil.example/mcp', ':3000/mcp', '-- sh -c evil'])(
  'a service that is called %j is connected by a key as a service, and adds nothing',
  async (id) => {
    const { added, desk } = addingDesk();
    const run = await runLines([], {
      desk,
      client: { connect: async () => fakeConnection({ id: 'conn_other' }) },
    });
    run.session.perform({ intent: 'run', command: { verb: 'connect', target: id } });
    await expect
      .poll(() => run.session.state.connections.connections.map((one) => one.id))
      .toEqual(['conn_other']);
    expect(added).toEqual([]);
  },
);
