import type { DetailLine } from './detail-line.js';
import { endpointLines } from './endpoint-lines.js';
import { factLines } from './fact-lines.js';
import { headLines } from './head-lines.js';
import { packageLines } from './package-lines.js';
import { sectionLines } from './section-lines.js';
import { serviceFacts } from './service-facts.js';
import type { ShownDetail } from './shown-detail.js';
import { textLines } from './text-lines.js';
import { toolLines } from './tool-lines.js';
import { versionLines } from './version-lines.js';

/** {@link detailLines}' second argument. */
export interface DetailLinesOptions {
  columns: number;
  /** Milliseconds of the epoch. */
  today: number;
}

/** All about a service, line by line. */
export function detailLines(
  shown: ShownDetail,
  { columns, today }: DetailLinesOptions,
): readonly DetailLine[] {
  const { service, failure } = shown;
  const options = { columns };
  return [
    ...(failure === undefined
      ? []
      : [
          ...textLines(`✖ ${failure.message}`, { columns, role: 'danger' }),
          ...textLines('r reads it again; below is what the list knows.', {
            columns,
            role: 'muted',
          }),
        ]),
    // First what it is chosen by: what it can do, and where.
    ...headLines(service, options),
    ...endpointLines(service, options),
    ...packageLines(service, options),
    ...toolLines(shown, options),
    ...sectionLines('Facts', factLines(serviceFacts(service, { today }), options)),
    ...versionLines(service, options),
  ];
}
