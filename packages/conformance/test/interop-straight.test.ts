import { expect, test } from 'vitest';
import { connectInteropClient } from '../src/interop/connect-interop-client.js';
import { interopClientKinds } from '../src/interop/interop-client.js';
import { interopCommand } from '../src/interop/interop-command.js';
import { interopServers } from '../src/interop/interop-server.js';
import { startInteropServer } from '../src/interop/start-interop-server.js';
import { tryFeatures } from '../src/interop/try-features.js';

// Without a proxy between them: what these programs can by themselves.

const cells = interopServers
  // No client here begins with the transport of 2024-11-05.
  .filter(({ transport }) => transport !== 'sse')
  .flatMap(({ kind, transport }) =>
    interopClientKinds.map((client) => ({ client, server: kind, transport })),
  );

function haveNoEraInCommon({ client, server }: (typeof cells)[number]): boolean {
  const isLegacyClient = client === 'sdk1' || client === 'sdk2-legacy';
  const isLegacyServer = server === 'sdk1' || server === 'sdk2-legacy';
  return (
    (isLegacyClient && server === 'sdk2-modern') || (client === 'sdk2-modern' && isLegacyServer)
  );
}

test.each(cells)('$client with $server over $transport', async (cell) => {
  await using running =
    cell.transport === 'http' ? await startInteropServer(cell.server) : undefined;
  const connecting = connectInteropClient(cell.client, {
    place: running ?? interopCommand(cell.server),
  });
  if (haveNoEraInCommon(cell)) {
    await expect(connecting).rejects.toThrow(/protocol version/);
    return;
  }
  await using client = await connecting;
  expect(await tryFeatures(client)).toEqual({});
});
