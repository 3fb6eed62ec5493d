import type { Service } from '@nanda/sdk';
import type { DetailLine } from './detail-line.js';
import { sectionLines } from './section-lines.js';
import { textLines } from './text-lines.js';

const most = 8;

/** The versions that its registry keeps, where there is more than the one that is shown anyway. */
export function versionLines(
  { versions = [] }: Service,
  { columns }: { columns: number },
): readonly DetailLine[] {
  if (versions.length < 2) return [];
  const lines = versions.slice(0, most).flatMap(({ version, publishedAt, status, isLatest }) => {
    const words = [
      version,
      publishedAt.slice(0, 10),
      isLatest ? 'latest' : '',
      status === 'active' ? '' : status,
    ];
    return textLines(words.filter((word) => word !== '').join(' '), { columns, indent: 2 });
  });
  const left = versions.length - most;
  const more = left > 0 ? textLines(`and ${left} more`, { columns, role: 'muted', indent: 2 }) : [];
  return sectionLines('Versions', [...lines, ...more]);
}
