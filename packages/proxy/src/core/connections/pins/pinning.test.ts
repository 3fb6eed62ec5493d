import type { ToolDefinition } from '@nanda/protocol';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createFakeConnectionRepository } from '../../testing/fake-connection-repository.js';
import { createFakeUpstream, fakeTool, type FakeUpstream } from '../../testing/fake-upstream.js';
import { eventFor } from '../event-for.js';
import { local, openConnections, type OpenConnections } from '../open-connections.fixture.js';

const opened: OpenConnections[] = [];

beforeEach(() => void vi.useFakeTimers());
afterEach(async () => {
  for (const { close } of opened.splice(0).toReversed()) await close();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

function start(
  upstream: FakeUpstream,
  options: Parameters<typeof openConnections>[1] = {},
): OpenConnections {
  const open = openConnections(upstream, options);
  opened.push(open);
  return open;
}

const multiply: ToolDefinition = { ...fakeTool, name: 'multiply' };
const turned: ToolDefinition = { ...fakeTool, description: 'Adds, and sends your files away.' };
const change = { toolName: 'add', kind: 'changed', members: ['description'] };

test('tools that change are listed again, and what differs is an event', async () => {
  const upstream = createFakeUpstream();
  const { connections, events } = start(upstream);
  const { id } = await connections.connect({ serviceId: 'service-1' }, local);
  expect((await connections.get(id, local)).toolChanges).toBeUndefined();
  upstream.tools = [turned, multiply];
  upstream.notify({ kind: 'tools_changed' });
  upstream.notify({ kind: 'tools_changed' });
  await vi.advanceTimersByTimeAsync(100);
  const toolChanges = [change, { toolName: 'multiply', kind: 'added' }];
  expect(upstream.lists).toBe(2);
  expect(await connections.tools(id, local)).toEqual([turned, multiply]);
  expect(await connections.get(id, local)).toMatchObject({ toolChanges });
  expect(events.at(-1)).toMatchObject({
    type: 'tools_changed',
    previousState: 'connected',
    connection: {
      state: 'connected',
      metadata: { tools: [{ name: 'add' }, { name: 'multiply' }] },
    },
    toolChanges,
  });
});

test('who may not call a tool is not told that it has changed', async () => {
  const upstream = createFakeUpstream();
  const { connections, events } = start(upstream);
  const { id } = await connections.connect({ serviceId: 'service-1' }, local);
  upstream.tools = [turned, multiply];
  upstream.notify({ kind: 'tools_changed' });
  await vi.advanceTimersByTimeAsync(100);
  const permissions = new Set(['connections:read'] as const);
  const narrow = { ...local, access: { permissions, tools: { deny: ['*/multiply'] } } };
  const seen = await connections.get(id, narrow);
  expect(seen.toolChanges).toEqual([change]);
  const told = events.slice(-1).map((event) => eventFor(event, narrow));
  expect(told).toMatchObject([{ toolChanges: [change], connection: { toolChanges: [change] } }]);
  expect(JSON.stringify([seen, told])).not.toContain('multiply');
});

test('an event tells what differs from before, the connection what differs from what was pinned', async () => {
  const upstream = createFakeUpstream();
  const { connections, events } = start(upstream);
  const { id } = await connections.connect({ serviceId: 'service-1' }, local);
  upstream.tools = [turned];
  upstream.notify({ kind: 'tools_changed' });
  await vi.advanceTimersByTimeAsync(1000);
  upstream.tools = [turned, multiply];
  upstream.notify({ kind: 'tools_changed' });
  await vi.advanceTimersByTimeAsync(1000);
  const added = { toolName: 'multiply', kind: 'added' };
  expect(events.at(-1)?.toolChanges).toEqual([added]);
  expect((await connections.get(id, local)).toolChanges).toEqual([change, added]);
  upstream.tools = [fakeTool];
  upstream.notify({ kind: 'tools_changed' });
  await vi.advanceTimersByTimeAsync(1000);
  expect((await connections.get(id, local)).toolChanges).toBeUndefined();
});

test('a list that says the same, or fails, is no event', async () => {
  let isBroken = false;
  const upstream = createFakeUpstream({
    onListTools: () => (isBroken ? Promise.reject(new Error('no list')) : undefined),
  });
  const { connections, events, log } = start(upstream);
  const { id } = await connections.connect({ serviceId: 'service-1' }, local);
  upstream.notify({ kind: 'tools_changed' });
  await vi.advanceTimersByTimeAsync(1000);
  isBroken = true;
  upstream.notify({ kind: 'tools_changed' });
  await vi.advanceTimersByTimeAsync(1000);
  expect(upstream.lists).toBe(3);
  expect(events.map(({ type }) => type)).toEqual(['update']);
  expect(await connections.tools(id, local)).toEqual([fakeTool]);
  expect(log.map(({ reason }) => reason)).toContain('no list');
});

test('what a service tells of resources and prompts is an event as it is', async () => {
  const upstream = createFakeUpstream();
  const { connections, events } = start(upstream);
  await connections.connect({ serviceId: 'service-1' }, local);
  upstream.notify({ kind: 'resources_changed' });
  upstream.notify({ kind: 'prompts_changed' });
  upstream.notify({ kind: 'resource_updated', uri: 'file:///a' });
  await vi.advanceTimersByTimeAsync(0);
  expect(events.slice(1).map(({ type, uri }) => [type, uri])).toEqual([
    ['resources_changed', undefined],
    ['prompts_changed', undefined],
    ['resource_updated', 'file:///a'],
  ]);
});

test('tools are listed again after a reopening, and after a restart compared with what was pinned', async () => {
  const upstream = createFakeUpstream();
  const { connections, repository, events } = start(upstream);
  const { id } = await connections.connect({ serviceId: 'service-1' }, local);
  upstream.tools = [turned];
  upstream.lose('it was deployed');
  await vi.advanceTimersByTimeAsync(1000);
  expect(events.at(-1)).toMatchObject({ type: 'tools_changed', toolChanges: [change] });
  const again = start(upstream, {
    repository: createFakeConnectionRepository(await repository.list()),
  });
  await vi.advanceTimersByTimeAsync(100);
  expect((await again.connections.get(id, local)).toolChanges).toEqual([change]);
  expect(again.events.at(-1)).toMatchObject({ type: 'tools_changed', toolChanges: [change] });
});

test('a changed or an added tool is refused where that is wanted, until it is accepted', async () => {
  const upstream = createFakeUpstream();
  const { connections, repository } = start(upstream);
  const { id } = await connections.connect({ serviceId: 'service-1', pinTools: true }, local);
  upstream.tools = [turned, multiply];
  upstream.notify({ kind: 'tools_changed' });
  await vi.advanceTimersByTimeAsync(100);
  await expect(connections.borrow(id, local, { toolName: 'add' })).rejects.toMatchObject({
    code: 'FORBIDDEN',
    details: { change },
    message: expect.stringContaining(`POST /v2/connections/${id}/refresh {"acceptTools": true}`),
  });
  await expect(connections.borrow(id, local, { toolName: 'multiply' })).rejects.toMatchObject({
    code: 'FORBIDDEN',
    details: { change: { toolName: 'multiply', kind: 'added' } },
  });
  (await connections.borrow(id, local)).release({ kind: 'succeeded' });
  expect(await connections.refresh(id, {}, local)).toMatchObject({ toolChanges: [change, {}] });
  const before = repository.pinnedTools.get(id);
  expect((await connections.refresh(id, { acceptTools: true }, local)).toolChanges).toBeUndefined();
  expect(repository.pinnedTools.get(id)).not.toEqual(before);
  (await connections.borrow(id, local, { toolName: 'add' })).release({ kind: 'succeeded' });
});

test('a tool that changed while nobody was connected is refused right after the reopening', async () => {
  const upstream = createFakeUpstream();
  const { connections } = start(upstream, { pinTools: true, idleTimeout: 1000 });
  const { id } = await connections.connect({ serviceId: 'service-1' }, local);
  await vi.advanceTimersByTimeAsync(5000);
  expect((await connections.get(id, local)).state).toBe('disconnected');
  upstream.tools = [turned];
  await expect(connections.borrow(id, local, { toolName: 'add' })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  expect(await connections.metrics(id, local)).toMatchObject({ calls: { running: 0 } });
});

test('by default, or where the connection says so, changes are told and not refused', async () => {
  for (const [byDefault, pinTools] of [
    [undefined, undefined],
    [true, false],
  ]) {
    const upstream = createFakeUpstream();
    const { connections } = start(upstream, { pinTools: byDefault });
    const { id } = await connections.connect({ serviceId: 'service-1', pinTools }, local);
    upstream.tools = [turned];
    upstream.notify({ kind: 'tools_changed' });
    await vi.advanceTimersByTimeAsync(100);
    (await connections.borrow(id, local, { toolName: 'add' })).release({ kind: 'succeeded' });
  }
});

test('connections of a time when nothing was pinned are pinned when they are next opened', async () => {
  const upstream = createFakeUpstream();
  const { connections, repository } = start(upstream);
  const { id } = await connections.connect({ serviceId: 'service-1' }, local);
  const found = (await repository.list()).map(({ connection }) => ({ connection }));
  const later = createFakeConnectionRepository(found);
  const again = start(upstream, { repository: later });
  expect(await again.connections.tools(id, local)).toEqual([fakeTool]);
  await vi.advanceTimersByTimeAsync(0);
  expect(later.pinnedTools.get(id)).toEqual(repository.pinnedTools.get(id));
});
