// npm run bench:calls -- [--rounds 7] [--slice 2000]
import { parseArgs } from 'node:util';
import { percentile } from '../percentile.js';
import { startProgram, type RunningProgram } from '../start-program.js';
import { formatTable } from '../format-table.js';
import { load, type LoadTarget } from './load.js';

const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: {
    rounds: { type: 'string', default: '7' },
    slice: { type: 'string', default: '2000' },
  },
});
const rounds = Number(values.rounds);
const duration = Number(values.slice);

interface Contender extends LoadTarget {
  readonly name: string;
  readonly program: RunningProgram;
}

const parameters = { message: 'hello' };
const params = { name: 'echo', arguments: parameters };
const mcp = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params });

await using upstream = await startProgram(new URL('null-upstream.ts', import.meta.url));
const upstreamUrl = `http://127.0.0.1:${upstream.port}/mcp`;
await using bare = await startProgram(new URL('bare-proxy.ts', import.meta.url), {
  args: [upstreamUrl],
});
await using nanda = await startProgram(new URL('../nanda-proxy.ts', import.meta.url), {
  args: [upstreamUrl],
});
const connection = await connect(nanda.port);

const contenders: readonly Contender[] = [
  { name: 'direct', program: upstream, port: upstream.port, path: '/mcp', body: mcp },
  { name: 'bare Node proxy', program: bare, port: bare.port, path: '/mcp', body: mcp },
  {
    name: 'nanda',
    program: nanda,
    port: nanda.port,
    path: `/v2/connections/${connection}/tools/echo/execute`,
    body: JSON.stringify({ parameters }),
  },
];

const rows: string[][] = [];
for (const clients of [1, 16]) {
  const times = new Map<string, number[]>();
  const rates = new Map<string, number[]>();
  const spent = new Map<string, { cpu: number; calls: number; failures: number }>();
  for (let round = 0; round <= rounds; round += 1) {
    for (const contender of contenders) {
      const before = contender.program.cpu();
      const result = await load(contender, { clients, duration });
      // The first round warms them.
      if (round === 0) continue;
      const sum = spent.get(contender.name) ?? { cpu: 0, calls: 0, failures: 0 };
      sum.cpu += contender.program.cpu() - before;
      sum.calls += result.calls;
      sum.failures += result.failures;
      spent.set(contender.name, sum);
      times.set(contender.name, [...(times.get(contender.name) ?? []), ...result.times]);
      const rate = (result.calls * 1000) / duration;
      rates.set(contender.name, [...(rates.get(contender.name) ?? []), rate]);
    }
  }
  const direct = rates.get('direct') ?? [];
  for (const { name, program } of contenders) {
    const own = rates.get(name) ?? [];
    const ratios = own.map((rate, round) => rate / (direct[round] ?? Number.NaN));
    const all = times.get(name) ?? [];
    const { cpu = 0, calls = 0, failures = 0 } = spent.get(name) ?? {};
    rows.push([
      String(clients),
      name,
      percentile(own, { share: 0.5 }).toFixed(0),
      percentile(ratios, { share: 0.5 }).toFixed(2),
      percentile(all, { share: 0.5 }).toFixed(2),
      percentile(all, { share: 0.99 }).toFixed(2),
      (cpu / calls).toFixed(3),
      (program.memory() / 1024 / 1024).toFixed(0),
      String(failures),
    ]);
  }
}
process.stdout.write(
  formatTable(
    ['clients', 'target', 'calls/s', 'ratio', 'p50 ms', 'p99 ms', 'CPU ms', 'RSS MB', 'failed'],
    rows,
  ),
);

async function connect(port: number): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/v2/services/service-0/connect`, {
    method: 'POST',
  });
  const { data } = (await response.json()) as { data: { id: string } };
  return data.id;
}
