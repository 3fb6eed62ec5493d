// npm run bench:overhead -- [--rounds 200] [--calls 20]
// The same request by bare fetch and by the SDK, in turns in one run: against a real proxy with a real service, and
// against a server that costs nothing, where only the client is left.
import { parseArgs } from 'node:util';
import { NANDAClient, type ServiceConnection } from '@nanda/sdk';
import { measureInTurns } from './measure-in-turns.js';
import { startProgram } from './start-program.js';

const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: { rounds: { type: 'string', default: '200' }, calls: { type: 'string', default: '20' } },
});
const size = { rounds: Number(values.rounds), calls: Number(values.calls) };
const parameters = { category: 'premium' };
const budget = 1.1;

/** To the byte what the SDK sends, but for the fields that `fetch` adds by itself. */
async function fetchBare(url: string): Promise<void> {
  const idempotencyKey = crypto.randomUUID();
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      'idempotency-key': idempotencyKey,
    },
    body: JSON.stringify({
      parameters,
      options: { timeout: 60_000, idempotencyKey, cancelOnDisconnect: true },
    }),
  });
  const { success } = (await response.json()) as { success: boolean };
  if (!success) throw new Error(`The bare request failed with ${response.status}.`);
}

/** The connection of a client whose every request goes to `url`, whatever opened it. */
async function measure(
  name: string,
  { url, connection }: { readonly url: string; readonly connection: ServiceConnection },
): Promise<number> {
  const target = `${url}/v2/connections/${connection.id}/tools/requestinfo/execute`;
  const { bare, sdk } = await measureInTurns(
    {
      bare: () => fetchBare(target),
      sdk: async () => void (await connection.execute('requestinfo', parameters)),
    },
    size,
  );
  const ratio = sdk.median / bare.median;
  console.log(
    `${name}: bare fetch ${bare.median.toFixed(3)} ms, SDK ${sdk.median.toFixed(3)} ms, ` +
      `${(sdk.median - bare.median).toFixed(3)} ms more, ratio ${ratio.toFixed(2)} ` +
      `(fastest round: ${(sdk.fastest / bare.fastest).toFixed(2)})`,
  );
  return ratio;
}

await using proxy = await startProgram(new URL('proxy-program.ts', import.meta.url));
await using nanda = new NANDAClient({ baseURL: proxy.url });
await using connection = await nanda.connect('coffee');
const ratio = await measure('a call of a tool', { url: proxy.url, connection });

const sample = await connection.execute('requestinfo', parameters);
const answer = {
  success: true,
  data: {
    requestId: 'execution-1',
    connectionId: connection.id,
    toolName: 'requestinfo',
    status: 'success',
    result: sample,
    metadata: { executionTime: 1, retryCount: 0, cached: false },
  },
};
await using nothing = await startProgram(new URL('null-program.ts', import.meta.url), {
  args: [JSON.stringify(answer)],
});
const costless = new NANDAClient({ baseURL: nothing.url });
const { fetch: real } = globalThis;
// It knows no connections: the first one is answered here.
globalThis.fetch = () => Promise.resolve(Response.json({ success: true, data: connection.data }));
const bareConnection = await costless.getConnection(connection.id);
globalThis.fetch = real;
await measure('a server that costs nothing', { url: nothing.url, connection: bareConnection });

console.log(
  `budget: ${budget.toFixed(2)} for a call of a tool: ${ratio <= budget ? 'kept' : 'missed'}`,
);
