import type { Measurement } from './measurement.js';

/** How much slower each contender gets from one size to the next, by warm p50 and p99. */
export function formatGrowth(measurements: readonly Measurement[]): string {
  const byContender = Map.groupBy(measurements, ({ contender }) => contender);
  const lines = [...byContender].flatMap(([contender, sizes]) =>
    sizes.slice(1).map((larger, index) => {
      const smaller = sizes[index] ?? larger;
      const p50 = larger.warm.p50 / smaller.warm.p50;
      const p99 = larger.warm.p99 / smaller.warm.p99;
      return `${contender}: ${larger.count / smaller.count} × the services take ${p50.toFixed(1)} × as long (p99 ${p99.toFixed(1)} ×)`;
    }),
  );
  return `${lines.join('\n')}\n`;
}
