// npm run bench:soak -- [--connections 200] [--calls 20000] [--clients 32]
import { Agent } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { formatTable } from '../format-table.js';
import { percentile } from '../percentile.js';
import { startProgram } from '../start-program.js';
import { createSoakClient } from './soak-client.js';
import { startUnstableService } from './unstable-service.js';

const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: {
    connections: { type: 'string', default: '200' },
    calls: { type: 'string', default: '20000' },
    clients: { type: 'string', default: '32' },
  },
});
const wanted = Number(values.connections);
const calls = Number(values.calls);
const clients = Number(values.clients);

const started = performance.now();
await using services = new AsyncDisposableStack();
const unstable = await Promise.all(
  [20_000, 30_000, 45_000, 2_000_000].map(async (life) =>
    services.use(await startUnstableService({ life, absence: 1500 })),
  ),
);
await using proxy = await startProgram(new URL('../nanda-proxy.ts', import.meta.url), {
  args: unstable.map(({ url }) => url),
});
const agent = new Agent({ keepAlive: true, maxSockets: clients * 2 });
const client = createSoakClient({ port: proxy.port, agent });

const outcomes = new Map<string, number>();
const times: number[] = [];
const connections: string[] = [];
const memory: [seconds: number, calls: number, bytes: number][] = [];
let done = 0;

function count(what: string): void {
  outcomes.set(what, (outcomes.get(what) ?? 0) + 1);
}

async function connect(): Promise<void> {
  const service = Math.floor(Math.random() * unstable.length);
  const { code, data } = await client.call('POST', `/v2/services/service-${service}/connect`, {});
  count(`connect ${code}`);
  if (data?.id !== undefined) connections.push(data.id);
}

async function drop(): Promise<void> {
  const [id] = connections.splice(Math.floor(Math.random() * connections.length), 1);
  if (id === undefined) return;
  const { code } = await client.call('DELETE', `/v2/connections/${id}`);
  count(`drop ${code}`);
}

async function execute(path: string): Promise<void> {
  const parameters = { durationMs: Math.floor(Math.random() * 20), steps: 3 };
  const before = performance.now();
  const { code } = await client.call('POST', `${path}/execute`, { parameters });
  times.push(performance.now() - before);
  count(`execute ${code}`);
}

async function stream(path: string): Promise<void> {
  const parameters = { durationMs: 30 + Math.floor(Math.random() * 50), steps: 10 };
  // One in four goes away before the end.
  const events = Math.random() < 0.25 ? 3 : Infinity;
  count(`stream ${await client.stream(`${path}/stream`, { parameters }, { events })}`);
}

async function act(): Promise<void> {
  const dice = Math.random();
  if (connections.length < wanted) await connect();
  if (dice < 0.02) await drop();
  const id = connections[Math.floor(Math.random() * connections.length)];
  if (id === undefined) return;
  const path = `/v2/connections/${id}/tools/analyze`;
  await (dice < 0.3 ? stream(path) : execute(path));
  done += 1;
}

async function work(): Promise<void> {
  while (done < calls) await act().catch((error: Error) => count(`client: ${error.message}`));
}

while (connections.length < wanted) await connect();
memory.push([0, 0, proxy.memory()]);
const sampling = setInterval(() => {
  const seconds = (performance.now() - started) / 1000;
  memory.push([seconds, done, proxy.memory()]);
  process.stderr.write(`${done} calls, ${(proxy.memory() / 2 ** 20).toFixed(0)} MB\n`);
}, 10_000);
await Promise.all(Array.from({ length: clients }, work));
clearInterval(sampling);
memory.push([(performance.now() - started) / 1000, done, proxy.memory()]);

for (const id of connections.splice(0)) await client.call('DELETE', `/v2/connections/${id}`);
agent.destroy();
await delay(3000);
const health = (await (await fetch(`http://127.0.0.1:${proxy.port}/health`)).json()) as {
  connections: { active: number };
};

process.stdout.write(
  [
    formatTable(
      ['second', 'calls', 'RSS MB'],
      memory.map(([second, count_, bytes]) => [
        second.toFixed(0),
        String(count_),
        (bytes / 2 ** 20).toFixed(0),
      ]),
    ),
    formatTable(
      ['times', 'outcome'],
      [...outcomes]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([outcome, times_]) => [String(times_), outcome]),
    ),
    `execute p50 ${percentile(times, { share: 0.5 }).toFixed(1)} ms, p99 ${percentile(times, { share: 0.99 }).toFixed(1)} ms\n` +
      `services died ${unstable.reduce((sum, { deaths }) => sum + deaths, 0)} times\n` +
      `after the end: ${health.connections.active} open connections, ${(proxy.memory() / 2 ** 20).toFixed(0)} MB\n`,
  ].join('\n'),
);
