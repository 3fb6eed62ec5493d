import { expect, test } from 'vitest';
import { clusterRows } from './cluster-rows.js';

interface Row {
  readonly identities: readonly string[];
  /** @default one of its own for each row */
  readonly registry?: number;
  readonly list?: number;
  /** What its list calls it. @default something of its own */
  readonly name?: number;
  readonly isHidden?: boolean;
}

/** Groups of rows that are one service, by their places; rows that stand alone are left out. */
function cluster(given: readonly Row[]): number[][] {
  const rows = {
    count: given.length,
    identities: given.map(({ identities, name }, row) =>
      [...identities, `c:${name ?? `row ${row}`}`].join('\n'),
    ),
    registries: Uint16Array.from(given, ({ registry }, row) => registry ?? row),
    lists: Uint16Array.from(given, ({ list = 0 }) => list),
  };
  const order = [...given.keys()].filter((row) => given[row]?.isHidden !== true);
  const roots = clusterRows(rows, { order });
  const groups = new Map<number, number[]>();
  for (const [row, root] of roots.entries()) groups.set(root, [...(groups.get(root) ?? []), row]);
  return [...groups.values()].filter(({ length }) => length > 1);
}

const repository = (name: string, folder = ''): string =>
  `r:github.com/acme/all#${folder}\t${name}`;

test('rows of several registries that share an address, or a name with a namespace, are one', () => {
  for (const identity of ['u:a.example', 'n:acme/a']) {
    expect(
      cluster([{ identities: [identity] }, { identities: [] }, { identities: [identity] }]),
    ).toEqual([[0, 2]]);
  }
  expect(cluster([{ identities: ['u:a.example'] }, { identities: ['u:b.example'] }])).toEqual([]);
});

test('a row joins one service, and only what the most trusted row says attracts others', () => {
  expect(
    cluster([
      { identities: ['u:a'] },
      { identities: ['n:x/y', 'u:a'] },
      { identities: ['n:x/y', 'u:b'] },
      { identities: ['u:b'] },
    ]),
  ).toEqual([[0, 1, 2]]);
});

test('a row that claims the name of one service and the address of another one makes them no one', () => {
  const [thief, popular] = [
    { identities: ['n:io.evil/x', 'u:evil'] },
    { identities: ['u:popular'] },
  ];
  const bridge = { identities: ['n:io.evil/x', 'u:popular', repository('popular')] };
  expect(cluster([thief, popular, bridge])).toEqual([[0, 2]]);
  expect(cluster([popular, thief, bridge])).toEqual([[1, 2]]);
});

test('rows of one list that are called differently stay two services, whatever another row claims', () => {
  const [bank, thief] = [
    { identities: ['n:com.bank/pay', 'u:bank.example'], registry: 0 },
    { identities: ['u:thief.example'], registry: 0, name: 2 },
  ];
  // The bridge joins the first one, which is the more trusted.
  const bridge = { identities: ['u:bank.example', 'u:thief.example'], registry: 1 };
  expect(cluster([bank, thief, bridge])).toEqual([[0, 2]]);
  expect(cluster([{ ...bank }, { ...thief, identities: ['u:bank.example'] }])).toEqual([]);
});

test('a list that repeats a service under its own name has it once', () => {
  const row = { identities: ['u:a'], registry: 0, name: 7 };
  expect(cluster([row, { ...row }, { ...row, list: 1, name: 8 }])).toEqual([[0, 1, 2]]);
});

test('rows of different registries that share a repository are one', () => {
  expect(
    cluster([
      { identities: [repository('a')], registry: 0 },
      { identities: [repository('called-otherwise')], registry: 1 },
      { identities: [repository('a', 'folder')], registry: 2 },
    ]),
  ).toEqual([[0, 1]]);
});

test('where one list names a repository twice, only rows of one name are one', () => {
  expect(
    cluster([
      { identities: [repository('slack')], registry: 0 },
      { identities: [repository('jira')], registry: 0 },
      { identities: [repository('slack')], registry: 1 },
      { identities: [repository('mail')], registry: 2 },
    ]),
  ).toEqual([[0, 2]]);
});

test('two lists of one registry may name one service, one list names two', () => {
  const two = (list: number) =>
    cluster([
      { identities: [repository('slack')], registry: 0, list: 0 },
      { identities: [repository('chat')], registry: 0, list },
    ]);
  expect(two(1)).toEqual([[0, 1]]);
  expect(two(0)).toEqual([]);
});

test('a list that names a service twice has it once in its repository', () => {
  expect(
    cluster([
      { identities: ['u:a', repository('slack')], registry: 0, name: 1 },
      { identities: ['u:a', repository('slack-two')], registry: 0, name: 1 },
      { identities: [repository('other')], registry: 1 },
    ]),
  ).toEqual([[0, 1, 2]]);
});

test('rows that are not seen join nothing', () => {
  expect(
    cluster([
      { identities: ['u:a'] },
      { identities: ['u:a', 'u:b'], isHidden: true },
      { identities: ['u:b'] },
    ]),
  ).toEqual([]);
});
