import type { Service } from '@nanda/protocol';
import { fitWidth, measureWidth, oneLine } from '@nanda/terminal';
import type { Output } from '../output/output.js';
import { joinFacts } from './join-facts.js';
import { listFacts } from './list-facts.js';

/** Columns from which on a beginning of a description says something; with fewer it has its own line. */
const leastRoom = 20;

export interface FormatServicesOptions {
  /** The number of the first row. @default 1 */
  readonly first?: number;
}

/** Services as numbered rows, each with a line of facts below, and why it is recommended where it is. */
export function formatServices(
  services: readonly Service[],
  output: Output,
  { first = 1 }: FormatServicesOptions = {},
): string {
  const { clean, style, width } = output;
  return services
    .map((service, index) => {
      const number = `${first + index}.`;
      const name = fitWidth(clean(oneLine(service.name)), width - number.length - 1);
      const room = width - number.length - measureWidth(name).width - 4;
      const text = clean(oneLine(service.description)) || clean(oneLine(service.title ?? ''));
      const indent = ' '.repeat(number.length + 1);
      const inner = width - indent.length;
      const hasRoom = room >= Math.min(leastRoom, measureWidth(text).width);
      const about = text === '' || !hasRoom ? '' : ` - ${fitWidth(text, room)}`;
      // On a terminal `connect 1` means it, and a script has `--json`; what is left are pipes.
      const id = Number.isFinite(width) ? [] : [{ text: service.id }];
      const facts = joinFacts([...listFacts(service, style), ...id], { output, width: inner });
      const reason = clean(oneLine(service.reason ?? ''));
      return [
        `${number} ${style.bold(name)}${about}`,
        ...(text === '' || hasRoom ? [] : [`${indent}${fitWidth(text, inner)}`]),
        ...(reason === '' ? [] : [`${indent}${style.cyan(fitWidth(reason, inner))}`]),
        `${indent}${facts}`,
      ].join('\n');
    })
    .join('\n');
}
