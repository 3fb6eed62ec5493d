// npm run bench:calls -- [--rounds 7] [--slice 2000]
import { parseArgs } from 'node:util';
import { percentile } from '../percentile.js';
import { startProgram } from '../start-program.js';
import { formatTable } from '../format-table.js';
import { load } from './load.js';
import { makeContenders } from './make-contenders.js';
import { measureSessions } from './measure-sessions.js';

const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: {
    rounds: { type: 'string', default: '7' },
    slice: { type: 'string', default: '2000' },
  },
});
const rounds = Number(values.rounds);
const duration = Number(values.slice);

/** The first one is of the newer era; each lists so many tools. */
const services = 10;
const tools = 100;

await using upstream = await startProgram(new URL('null-upstream.ts', import.meta.url), {
  args: [String(tools)],
});
const upstreamUrl = `http://127.0.0.1:${upstream.port}/mcp`;
await using bare = await startProgram(new URL('bare-proxy.ts', import.meta.url), {
  args: [upstreamUrl],
});
await using nanda = await startProgram(new URL('../nanda-proxy.ts', import.meta.url), {
  args: Array.from({ length: services }, (_, index) =>
    index === 0 ? `http://127.0.0.1:${upstream.port}/modern` : `${upstreamUrl}/${index}`,
  ),
});
const contenders = await makeContenders({ upstream, bare, nanda, services, clients: 16 });

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

await using fresh = await startProgram(new URL('../nanda-proxy.ts', import.meta.url));
const sessions = 1000;
const memory = await measureSessions(fresh, { sessions, principals: 10 });
const mebibytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(0);
process.stdout.write(
  formatTable(
    ['', `${sessions} idle sessions, each with a stream`, 'RSS MB', 'used MB', 'used KB each'],
    Object.entries(memory).map(([name, { rss, used }]) => [
      '',
      name,
      mebibytes(rss),
      mebibytes(used),
      ((used - memory.before.used) / 1024 / sessions).toFixed(1),
    ]),
  ),
);
