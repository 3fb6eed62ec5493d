import type { Service } from '@nanda/protocol';
import { formatColumns, oneLine } from '@nanda/terminal';
import type { SectionOptions } from './section-options.js';

const most = 8;

/** The versions that its registry keeps, where there is more than the one that is shown anyway. */
export function describeVersions(
  { versions = [] }: Service,
  { output }: Pick<SectionOptions, 'output'>,
): string[] {
  if (versions.length < 2) return [];
  const { clean, style } = output;
  const rows = versions
    .slice(0, most)
    .map(({ version, publishedAt, status, isLatest }) => [
      clean(oneLine(version, 40)),
      style.dim(clean(oneLine(publishedAt.slice(0, 10)))),
      [isLatest && 'latest', status !== 'active' && status].filter((word) => word).join(', '),
    ]);
  const more = versions.length - most;
  return [
    '',
    style.bold('Versions'),
    formatColumns(rows, { indent: '  ' }),
    ...(more > 0 ? [style.dim(`  and ${more} more: --json`)] : []),
  ];
}
