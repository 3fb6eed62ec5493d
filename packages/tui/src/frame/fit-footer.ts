import { measureWidth } from '@nanda/terminal';
import type { FooterContent, FooterEntry } from './footer-of.js';
import { footerText } from './footer-text.js';

/** What of a footer there is room for. */
export interface FittedFooter {
  entries: readonly FooterEntry[];
  /** What stands at the right; '' for nothing. */
  badge: string;
}

const gap = 2;

/**
 * As many whole keys as fit, and what waits, which is never cut off. Where there is not room for all of them, keys that
 * do nothing now go first.
 */
export function fitFooter(
  { entries, questions, running }: FooterContent,
  { columns }: { columns: number },
): FittedFooter {
  const badge = [
    ...(questions > 0 ? [`! ${questions}`] : []),
    ...(running > 0 ? [`◆ ${running} running`] : []),
  ].join('  ');
  let room = columns - (badge === '' ? 0 : measureWidth(badge).width + gap);
  const fitted: FooterEntry[] = [];
  const able = entries.filter(({ reason }) => reason === undefined);
  for (const entry of widthOf(entries) <= room ? entries : able) {
    const width = widthOf([entry]) + (fitted.length === 0 ? 0 : gap);
    if (width > room) break;
    fitted.push(entry);
    room -= width;
  }
  return { entries: fitted, badge };
}

function widthOf(entries: readonly FooterEntry[]): number {
  const widths = entries.map((entry) => measureWidth(footerText(entry)).width);
  return widths.reduce((sum, width) => sum + width + gap, -gap);
}
