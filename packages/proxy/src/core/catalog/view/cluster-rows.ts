import type { ServiceRows } from './service-rows.js';

type Columns = Pick<ServiceRows, 'count' | 'identities' | 'registries' | 'lists'>;

/**
 * Finds the rows that are the same service: those that share a name that only one publisher can
 * give, then those that share an address, then a repository. `order` has the rows that are seen, the
 * most trusted first.
 *
 * A row joins one service, by the first of these that tells, and brings nobody else with it: only
 * what the most trusted row of a service says of itself attracts others. And one list names a service
 * once: rows of one list that are called differently are never the same. So nobody becomes somebody
 * else, or makes two others one, by what a row claims.
 *
 * @returns for each row, the row that its service is known by here (any one of it)
 */
export function clusterRows(
  rows: Columns,
  { order }: { readonly order: Iterable<number> },
): Int32Array {
  const clusters = createClusters(rows);
  const named = joinFirsts([...order], { kind: 'n:', rows, clusters });
  const addressed = joinFirsts(named, { kind: 'u:', rows, clusters });
  const repositories = new Map<string, number[]>();
  for (const row of addressed) {
    const identity = identityOf(row, { kind: 'r:', rows });
    if (identity === undefined) continue;
    const repository = identity.slice(0, identity.indexOf('\t'));
    const members = repositories.get(repository);
    if (members === undefined) repositories.set(repository, [row]);
    else members.push(row);
  }
  for (const [repository, members] of repositories) {
    if (members.length > 1) uniteRepository(repository, { members, rows, clusters });
  }
  return Int32Array.from({ length: rows.count }, (_, row) => clusters.rootOf(row));
}

/** Lets rows join the first one that has the same identity. Gives those that have joined none. */
function joinFirsts(
  order: readonly number[],
  {
    kind,
    rows,
    clusters,
  }: { readonly kind: string; readonly rows: Columns; readonly clusters: Clusters },
): number[] {
  const unite = createUniter(clusters);
  return order.filter((row) => {
    const identity = identityOf(row, { kind, rows });
    return identity === undefined || !unite(identity, row);
  });
}

/** A row has at most one identity of a kind. */
function identityOf(
  row: number,
  { kind, rows: { identities } }: { readonly kind: string; readonly rows: Columns },
): string | undefined {
  const lines = identities[row] ?? '';
  const start = lines.startsWith(kind) ? 0 : lines.indexOf(`\n${kind}`) + 1;
  if (start === 0 && !lines.startsWith(kind)) return undefined;
  const end = lines.indexOf('\n', start);
  return lines.slice(start, end === -1 ? undefined : end);
}

interface Clusters {
  rootOf(row: number): number;
  /** Makes two rows one service, where no list tells them apart. @returns whether they are one now */
  unite(row: number, other: number): boolean;
  listOf(row: number): number;
}

function createClusters(rows: Columns): Clusters {
  const { count, registries, lists } = rows;
  const parents = Int32Array.from({ length: count }, (_, row) => row);
  /** By root: what each list calls it. Only of those that have more than one row. */
  const calls = new Map<number, Map<number, string>>();
  const listOf = (row: number) => (registries[row] ?? 0) * 65_536 + (lists[row] ?? 0);
  const callsOf = (root: number) =>
    calls.get(root) ?? new Map([[listOf(root), callOf(rows, root)]]);

  function rootOf(row: number): number {
    let root = row;
    while (parents[root] !== root) root = parents[root] ?? root;
    parents[row] = root;
    return root;
  }

  return {
    rootOf,
    listOf,
    unite(row, other) {
      const [one, two] = [rootOf(row), rootOf(other)];
      if (one === two) return true;
      const [own, others] = [callsOf(one), callsOf(two)];
      for (const [list, call] of others) if ((own.get(list) ?? call) !== call) return false;
      for (const [list, call] of others) own.set(list, call);
      parents[two] = one;
      calls.set(one, own);
      calls.delete(two);
      return true;
    },
  };
}

/** What a list calls a row: its name with a namespace, or the telling words of another one. */
function callOf(rows: Columns, row: number): string {
  return identityOf(row, { kind: 'n:', rows }) ?? identityOf(row, { kind: 'c:', rows }) ?? '';
}

/** @returns whether the row has joined another one that came before it */
function createUniter({ unite }: Clusters): (identity: string, row: number) => boolean {
  const firsts = new Map<string, number>();
  return (identity, row) => {
    const first = firsts.get(identity);
    if (first !== undefined) return unite(first, row);
    firsts.set(identity, row);
    return false;
  };
}

/**
 * A repository may hold many services: where one list names it more than once, only rows that have
 * the same name there are the same one.
 */
function uniteRepository(
  repository: string,
  {
    members,
    rows,
    clusters,
  }: { readonly members: readonly number[]; readonly rows: Columns; readonly clusters: Clusters },
): void {
  const unite = createUniter(clusters);
  for (const row of members) unite(nameIn(rows.identities[row] ?? '', repository), row);
  const roots = new Map<number, number>();
  for (const row of members) {
    const [list, root] = [clusters.listOf(row), clusters.rootOf(row)];
    if ((roots.get(list) ?? root) !== root) return;
    roots.set(list, root);
  }
  for (const row of members) clusters.unite(members[0] ?? row, row);
}

function nameIn(identities: string, repository: string): string {
  const start = identities.indexOf(`${repository}\t`) + repository.length + 1;
  const end = identities.indexOf('\n', start);
  return identities.slice(start, end === -1 ? undefined : end);
}
