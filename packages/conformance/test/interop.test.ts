import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectInteropClient } from '../src/interop/connect-interop-client.js';
import { impossibleCells } from '../src/interop/impossible-cells.js';
import type { InteropCell, InteropEndpoint } from '../src/interop/interop-cell.js';
import { interopClientKinds } from '../src/interop/interop-client.js';
import { interopFeatures } from '../src/interop/interop-features.js';
import type { InteropPlace } from '../src/interop/interop-place.js';
import { nandaProgram } from '../src/interop/nanda-program.js';
import { interopServers } from '../src/interop/interop-server.js';
import { aliasOf, openInteropProxy, type InteropProxy } from '../src/interop/open-interop-proxy.js';
import { tryFeatures } from '../src/interop/try-features.js';

// Every client with every server, through the proxy.

const endpoints: readonly InteropEndpoint[] = ['connection', 'aggregate', 'program'];
const cells: readonly InteropCell[] = endpoints.flatMap((endpoint) =>
  interopServers.flatMap(({ kind, transport }) =>
    interopClientKinds.map((client) => ({ client, server: kind, transport, endpoint })),
  ),
);

let proxy: InteropProxy;
const matrix: string[] = [];

beforeAll(async () => {
  proxy = await openInteropProxy();
});
afterAll(async () => {
  await proxy[Symbol.asyncDispose]();
  console.log(['The matrix:', ...matrix].join('\n'));
});

describe.each(endpoints)('%s', (endpoint) => {
  test.each(cells.filter((cell) => cell.endpoint === endpoint))(
    '$client with $server over $transport',
    async (cell) => {
      const alias = aliasOf({ kind: cell.server, transport: cell.transport });
      await using client = await connectInteropClient(cell.client, {
        place: placeOf(endpoint, alias),
      });
      const isModern = cell.client === 'sdk2-modern' || cell.client === 'sdk2-auto';
      expect(client.era).toBe(isModern ? 'modern' : 'legacy');
      const impossible = impossibleCells.filter((row) => isOf(cell, row));
      const hopeless = new Set(impossible.flatMap(({ features }) => features));
      const failures = await tryFeatures(client, {
        alias: endpoint === 'aggregate' ? alias : undefined,
        hopeless,
      });
      matrix.push(describeCell(cell, { failures, impossible }));
      expect(failures).toEqual(
        Object.fromEntries([...hopeless].map((feature) => [feature, expect.any(String)])),
      );
    },
  );
});

test('what cannot be has a cell where it is so', () => {
  const idle = impossibleCells.filter((row) => !cells.some((cell) => isOf(cell, row)));
  expect(idle).toEqual([]);
});

function placeOf(endpoint: InteropEndpoint, alias: string): InteropPlace {
  const { url, home } = proxy;
  const connectionId = proxy.connectionIds.get(alias);
  if (connectionId === undefined) throw new Error(`There is no connection ${alias}.`);
  if (endpoint === 'program') return nandaProgram({ url, connectionId, home });
  return { url: endpoint === 'aggregate' ? `${url}/mcp` : `${url}/mcp/${connectionId}` };
}

function isOf(cell: InteropCell, row: Partial<InteropCell>): boolean {
  const keys = ['client', 'server', 'transport', 'endpoint'] as const;
  return keys.every((key) => row[key] === undefined || row[key] === cell[key]);
}

function describeCell(
  { client, server, transport, endpoint }: InteropCell,
  {
    failures,
    impossible,
  }: {
    readonly failures: object;
    readonly impossible: typeof impossibleCells;
  },
): string {
  const count = Object.keys(interopFeatures).length;
  const works = count - Object.keys(failures).length;
  const reasons = impossible.map(({ features, reason }) => `${features.join(', ')}: ${reason}`);
  const name = [client, server, transport, endpoint].map((word) => word.padEnd(12)).join(' ');
  return `${name} ${works} of ${count}${reasons.length === 0 ? ' ok' : `; ${reasons.join('; ')}`}`;
}
