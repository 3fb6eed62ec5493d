import type { Connection, ToolChange, ToolDefinition } from '@nanda/protocol';
import { waitFor } from '@nanda/testing';
import { describe, expect, test } from 'vitest';
import { expectSound } from './harness/drive-call.js';
import { followConnections, type FollowedConnections } from './harness/follow-connections.js';
import type { ServedFault } from './harness/create-service-shelf.js';
import { useFamily, type ConnectedFault } from './harness/use-family.js';

const family = useFamily({ connectionTimeout: 6000 });
const eras = ['legacy', 'modern'] as const;

async function connectTo(served: ServedFault, body: object = {}): Promise<ConnectedFault> {
  const connection = await family.rest.connect(served.name, { ...body });
  return { ...served, connection, path: `/v2/connections/${connection.id}` };
}

const toolsOf = (path: string): Promise<ToolDefinition[]> => family.rest.get(`${path}/tools`);

const namesOf = async (path: string): Promise<string[]> =>
  (await toolsOf(path)).map(({ name }) => name);

async function follow(connectionId: string): Promise<FollowedConnections> {
  const followed = await followConnections(family.rest, { connectionId });
  family.onEnd(followed.stop);
  return followed;
}

const usual = ['faulty', 'faulty-idempotent', 'faulty-read', 'faulty-structured', 'sound'];
const schema = { type: 'object' };

describe.each(eras)('%s', (era) => {
  test('P6: a schema that nobody can read costs neither the list nor the call', async () => {
    const { connection, path } = await connectTo(
      await family.serve({ eras: [era], fault: { kind: 'bad-output-schema' } }),
    );
    expect(await namesOf(path)).toEqual([...usual, 'faulty-schema']);
    expect((await family.rest.execute(connection.id, 'faulty-schema')).status).toBe(200);
    await expectSound(family.rest, connection.id);
  });

  test('case 26, case 27: rows that are no tools, or odd ones', async () => {
    const long = 'n'.repeat(300);
    const tools = [
      null,
      7,
      [],
      {},
      { name: 5, inputSchema: schema },
      { name: '', inputSchema: schema },
      { name: 'no-schema' },
      { name: 'text-schema', inputSchema: 'object' },
      { name: 'sound', inputSchema: schema, annotations: { readOnlyHint: 'yes' }, extra: { a: 1 } },
      { name: 'sound', inputSchema: schema, description: 'another one' },
      { name: long, inputSchema: schema },
      { name: 'a/b c?d#e%f', inputSchema: schema },
      { name: '__proto__', inputSchema: schema },
      { name: 'constructor', inputSchema: schema },
      { name: 'odd', inputSchema: { type: 'object', properties: { a: { $ref: '#/nowhere' } } } },
      { name: 'ill', inputSchema: { type: 17, properties: [], required: 'x' } },
    ];
    const fault = { kind: 'odd-tools', tools } as const;
    const { connection, path } = await connectTo(await family.serve({ eras: [era], fault }));
    const names = ['sound', long, 'a/b c?d#e%f', '__proto__', 'constructor', 'odd', 'ill'];
    const listed = await toolsOf(path);
    expect(listed.map(({ name }) => name)).toEqual(names);
    // The first of two that are called the same; its members are kept where they are of the right type.
    expect(listed[0]).toEqual({
      name: 'sound',
      inputSchema: schema,
      annotations: {},
      extra: { a: 1 },
    });
    for (const name of names) {
      const answer = await family.rest.execute(connection.id, encodeURIComponent(name));
      expect({ name, status: answer.status }).toEqual({ name, status: 200 });
    }
  });

  test.each(['same', 'new'] as const)('case 26: pages without end, %s cursor', async (cursor) => {
    const fault = { kind: 'endless-pages', cursor } as const;
    const { service, connection, path } = await connectTo(
      await family.serve({ eras: [era], fault }),
    );
    expect(service.seen.methods['tools/list']).toBeLessThanOrEqual(64);
    expect(await namesOf(path)).toEqual(expect.arrayContaining(usual));
    await expectSound(family.rest, connection.id);
  });

  test('case 26: one of twenty that hangs in its list holds up no other one', async () => {
    const served = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        family.serve({
          eras: [era],
          ...(index === 7 && { fault: { kind: 'hang' }, affects: 'tools/list' }),
        }),
      ),
    );
    const answers = await Promise.all(
      served.map(({ name }) =>
        family.rest.ask<Connection>('POST', `/v2/services/${name}/connect`, { body: {} }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(
      served.map((_, index) => (index === 7 ? 502 : 201)),
    );
    expect(answers[7]?.error).toMatchObject({ details: { cause: 'timeout' } });
  });

  test('P23: tools that the service does not say that it has', async () => {
    const fault = { kind: 'unadvertised-tools' } as const;
    const { connection, path } = await connectTo(await family.serve({ eras: [era], fault }));
    expect(await namesOf(path)).toEqual(usual);
    expect((await family.rest.execute(connection.id, 'sound')).status).toBe(200);
  });

  test('case 27: a tool that changes is told, and shows', async () => {
    const changes: [ToolChange, 'description' | 'schema' | 'removed' | 'added'][] = [
      [{ toolName: 'faulty', kind: 'changed', members: ['description'] }, 'description'],
      [{ toolName: 'faulty', kind: 'changed', members: ['inputSchema'] }, 'schema'],
      [{ toolName: 'faulty', kind: 'removed' }, 'removed'],
      [{ toolName: 'faulty-late', kind: 'added' }, 'added'],
    ];
    // Each waits for the pace at which tools are listed again, so they are waited for together.
    await Promise.all(
      changes.map(async ([expected, change]) => {
        const { service, connection, path } = await connectTo(await family.serve({ eras: [era] }));
        const followed = await follow(connection.id);
        // Somebody has to listen; a call is what makes the proxy do so.
        await expectSound(family.rest, connection.id);
        service.inject({ fault: { kind: 'change-tools', change, notifies: true } });
        service.notifyToolsChanged();
        const event = await followed.next('the change', ({ type }) => type === 'tools_changed');
        expect(event.toolChanges).toEqual([expected]);
        expect(await family.rest.get<Connection>(path)).toMatchObject({
          state: 'connected',
          toolChanges: [expected],
        });
        const { status, error } = await family.rest.execute(connection.id, expected.toolName, {
          parameters: { secret: 'x' },
        });
        if (change === 'removed') expect(error?.code).toBe('TOOL_NOT_FOUND');
        else expect(status).toBe(200);
        await expectSound(family.rest, connection.id);
      }),
    );
  });

  test.each(['description', 'schema', 'added'] as const)(
    'case 27: pinned, a changed tool is refused until it is accepted: %s',
    async (change) => {
      const { service, connection, path } = await connectTo(await family.serve({ eras: [era] }), {
        pinTools: true,
      });
      service.inject({ fault: { kind: 'change-tools', change } });
      // Nobody is told of the change; it shows at the second look.
      for (let look = 0; look < 2; look += 1) {
        await family.rest.ask('POST', `${path}/refresh`, { body: {} });
      }
      const toolName = change === 'added' ? 'faulty-late' : 'faulty';
      const call = () =>
        family.rest.execute(connection.id, toolName, { parameters: { secret: 'x' } });
      expect(await call()).toMatchObject({
        status: 403,
        error: { code: 'FORBIDDEN', details: { change: { toolName } }, retryable: false },
      });
      expect(service.seen.calls).toEqual([]);
      await expectSound(family.rest, connection.id);
      const accepted = await family.rest.ask('POST', `${path}/refresh`, {
        body: { acceptTools: true },
      });
      expect(accepted.status).toBe(200);
      expect((await call()).status).toBe(200);
    },
  );

  test('a service that tells of changes all the time is listed at a bounded pace', async () => {
    const { service, connection, path } = await connectTo(await family.serve({ eras: [era] }));
    await expectSound(family.rest, connection.id);
    const before = service.seen.methods['tools/list'] ?? 0;
    for (let times = 0; times < 200; times += 1) service.notifyToolsChanged();
    await waitFor(() => (service.seen.methods['tools/list'] ?? 0) > before, {
      description: 'the tools to be listed again',
    });
    expect(service.seen.methods['tools/list']).toBeLessThanOrEqual(before + 2);
    expect(await namesOf(path)).toEqual(usual);
  });

  test('case 26: a list that fails later leaves the tools as they were', async () => {
    const { service, connection, path } = await connectTo(await family.serve({ eras: [era] }));
    await expectSound(family.rest, connection.id);
    service.inject({ fault: { kind: 'garbage', form: 'html' }, affects: 'tools/list' });
    service.notifyToolsChanged();
    await waitFor(() => service.seen.faults > 0, { description: 'the tools to be asked for' });
    expect(await namesOf(path)).toEqual(usual);
    expect(await family.rest.get(path)).toMatchObject({ state: 'connected' });
    await expectSound(family.rest, connection.id);
  });
});

test('nothing is left behind', family.leavesNothing, 30_000);
