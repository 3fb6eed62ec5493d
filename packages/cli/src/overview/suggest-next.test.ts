import type { Connection, ToolDefinition } from '@nanda/protocol';
import { expect, test } from 'vitest';
import { stubConnection } from '../../test/stub-connection.js';
import type { Overview } from './overview.js';
import { suggestNext } from './suggest-next.js';

const nothing: Overview = {
  url: undefined,
  startedAt: undefined,
  problem: undefined,
  connections: [],
  current: undefined,
  waiting: 0,
  hasCatalog: true,
  lastListed: undefined,
};

const linesOf = (given: Partial<Overview>, program: 'nanda' | 'nanda-discover' = 'nanda') =>
  suggestNext({ ...nothing, ...given }, program).map(({ line }) => line);

function connected(tools: readonly ToolDefinition[], more: Partial<Connection> = {}) {
  const { metadata, ...rest } = stubConnection({ id: 'conn_1', ...more });
  const connection = { ...rest, metadata: { ...metadata, tools: [...tools] } };
  return { connections: [connection], current: connection };
}

const schema = (properties: Record<string, unknown> = {}, required = Object.keys(properties)) => ({
  type: 'object',
  properties,
  required,
});
const wipe = { name: 'wipe', inputSchema: schema(), annotations: { destructiveHint: true } };
const write = { name: 'write', inputSchema: schema() };
const read = {
  name: 'read file',
  title: 'Read\u001B[31m a file',
  inputSchema: schema({ path: { type: 'string', examples: ['a b.txt'] } }),
  annotations: { readOnlyHint: true },
};

test('who has nothing yet looks for something', () => {
  expect(linesOf({})).toEqual(['nanda search <words>', 'nanda servers import', 'nanda doctor']);
  expect(linesOf({ lastListed: { id: 's', name: 'Coffee' } })[0]).toBe('nanda connect 1');
  expect(linesOf({ hasCatalog: false })).toEqual([
    'nanda registry add mcp-registry',
    'nanda servers add <name> <url>',
    'nanda --help',
  ]);
});

test('a tool that only reads is suggested before others, with arguments, one that destroys never', () => {
  const [first] = suggestNext({ ...nothing, ...connected([wipe, write, read]) }, 'nanda');
  expect(first?.line).toBe(`nanda exec 'read file' --path 'a b.txt'`);
  expect(first?.does).not.toContain('\u001B');
  expect(linesOf(connected([wipe, write]))[0]).toBe('nanda exec write');
  expect(linesOf(connected([wipe]))).toEqual([
    'nanda tools',
    'nanda search <words>',
    'nanda disconnect',
  ]);
});

test('a name that does things to a terminal is not repeated', () => {
  const evil = { ...write, name: 'x\u001B[2J' };
  expect(linesOf(connected([evil]))[0]).toBe('nanda tools');
});

test('a call that is too long to be read is left to its help', () => {
  const properties = Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [`property${index}`, { type: 'string' }]),
  );
  expect(linesOf(connected([{ ...write, inputSchema: schema(properties) }]))[0]).toBe(
    'nanda exec write --help',
  );
});

test('what waits comes first, then what has failed', () => {
  const failure = { code: 'CONNECTION_FAILED', message: 'gone' } as Connection['failure'];
  const facts = connected([read], { name: 'lab', failure, state: 'failed' });
  expect(linesOf({ ...facts, waiting: 2 })).toEqual([
    'nanda inbox',
    'nanda connections refresh lab',
    'nanda tools',
  ]);
});

test('one that is not chosen can be', () => {
  const { connections } = connected([read], { name: 'lab' });
  expect(linesOf({ connections })[0]).toBe('nanda use lab');
});

test('a proxy that does not answer is the first thing to look at', () => {
  expect(linesOf({ problem: 'no answer' })[0]).toBe('nanda doctor');
});

test('the other program says it in its own words', () => {
  expect(linesOf({}, 'nanda-discover')).toEqual([
    'nanda-discover search <words>',
    'nanda-discover interactive',
    'nanda-discover --help',
  ]);
  expect(linesOf(connected([read]), 'nanda-discover').slice(0, 2)).toEqual([
    `nanda-discover call conn_1 'read file' --path 'a b.txt'`,
    'nanda-discover tools list conn_1',
  ]);
});
