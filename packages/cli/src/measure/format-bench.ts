import { formatColumns, formatCount, oneLine, plural } from '@nanda/terminal';
import type { Output } from '../output/output.js';
import type { BenchReport } from './bench-report.js';
import { formatHistogram } from './format-histogram.js';
import { formatTime } from './format-time.js';

/** A report for a person. */
export function formatBench(
  { tool, calls, errors, times, perSecond, elapsed, proxy, interrupted }: BenchReport,
  {
    output,
    samples,
    messages,
  }: {
    readonly output: Output;
    readonly samples: readonly number[];
    readonly messages: Readonly<Record<string, string>>;
  },
): string {
  const { style, clean } = output;
  const width = Number.isFinite(output.width) ? output.width : 80;
  const head = `${style.bold(clean(oneLine(tool, 60)))}: ${plural(calls, 'call')} in ${formatTime(elapsed)}, ${perSecond} a second${interrupted ? ', stopped early' : ''}`;
  const sections = [head];
  if (times !== undefined) {
    const facts = (['p50', 'p90', 'p99', 'max', 'mean', 'min'] as const).map((name) => [
      name,
      formatTime(times[name]).padStart(9),
    ]);
    const proxyRows =
      proxy === undefined
        ? []
        : [
            '',
            `The proxy alone (GET /health, p50) takes ${formatTime(proxy.p50)}: ${share(proxy.p50, times.p50)} of a call.`,
          ];
    sections.push([formatColumns(facts, { indent: '  ' }), ...proxyRows].join('\n'));
    const histogram = formatHistogram(samples, { width: Math.min(width, 80) - 2 });
    if (histogram.length > 0) sections.push(histogram.map((line) => `  ${line}`).join('\n'));
  }
  const rows = Object.entries(errors).map(([code, count]) => [
    style.red(code),
    formatCount(count),
    clean(oneLine(messages[code] ?? '', Math.max(20, width - code.length - 14))),
  ]);
  if (rows.length > 0) sections.push(`Failed:\n${formatColumns(rows, { indent: '  ' })}`);
  return sections.join('\n\n');
}

function share(part: number, whole: number): string {
  if (whole <= 0) return 'all';
  const percent = (part / whole) * 100;
  return percent >= 100 ? 'all' : percent < 1 ? 'less than 1 %' : `${Math.round(percent)} %`;
}
