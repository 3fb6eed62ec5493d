import type { Connection } from '@nanda/protocol';
import { expect, test } from 'vitest';
import { createAliases } from '../naming/create-aliases.js';
import { createMemberList } from './create-member-list.js';
import { createTableKeeper } from './create-table-keeper.js';

function connection(id: string, created: string, tool = 'a'): Connection {
  const tools = [{ name: tool, inputSchema: { type: 'object' } }];
  return {
    id,
    created,
    state: 'connected',
    metadata: { serviceName: 'echo', tools },
  } as unknown as Connection;
}

const old = connection('old', '2026-01-01');
const added = connection('added', '2026-01-02');

function open(lists: (() => Promise<Connection[]>)[]) {
  let asked = 0;
  const members = createMemberList({
    connections: {
      list() {
        asked += 1;
        return lists.shift()?.() ?? Promise.resolve([]);
      },
    },
    principal: { kind: 'local' },
    aliases: createAliases(),
  });
  return { members, asked: () => asked };
}

test('is read once until something has changed, by all who wait at the same time', async () => {
  const { members, asked } = open([async () => [added, old], async () => [old]]);
  const [first, second] = await Promise.all([members.read(), members.read()]);
  expect(first).toBe(second);
  expect(first?.map(({ alias, connection: { id } }) => [id, alias])).toEqual([
    ['old', 'echo'],
    ['added', 'echo-2'],
  ]);
  expect(await members.read()).toBe(first);
  members.changed();
  expect(await members.read()).toHaveLength(1);
  expect(asked()).toBe(2);
});

test('what comes late does not count, and takes no alias', async () => {
  const late = Promise.withResolvers<Connection[]>();
  const { members } = open([() => late.promise, async () => [old, added]]);
  const before = members.read();
  members.changed();
  expect(await members.read()).toHaveLength(2);
  late.resolve([added]);
  expect((await before).map(({ alias }) => alias)).toEqual(['echo', 'echo-2']);
});

test('a failure is not kept', async () => {
  const { members } = open([() => Promise.reject(new Error('Not now.')), async () => [old]]);
  await expect(members.read()).rejects.toThrow('Not now.');
  expect(await members.read()).toHaveLength(1);
});

test('a table is computed again only for what differs', () => {
  const keeper = createTableKeeper({ discovery: [] });
  const member = (tool: string) => [{ alias: 'echo', connection: connection('old', '', tool) }];
  const first = keeper.tools(member('a'), 'prefixed');
  expect(keeper.tools(member('a'), 'prefixed')).toBe(first);
  expect(keeper.tools(member('b'), 'prefixed').tools[0]?.name).toBe('echo_b');
  expect(keeper.tools(member('a'), 'plain').tools[0]?.name).toBe('a');
});
