import type { Service } from '@nanda/protocol';
import { oneLine } from '@nanda/terminal';
import { describeInputs } from './describe-inputs.js';
import type { SectionOptions } from './section-options.js';

/** Where a service is, and what has to be filled in to connect to it. */
export function describeConnecting(
  { endpoints, packages = [] }: Service,
  options: SectionOptions,
): string[] {
  // What is run on one's own machine stands with the packages, where there are some.
  const shown = endpoints.filter(({ url }) => url !== undefined || packages.length === 0);
  if (shown.length === 0) return [];
  const { clean, style } = options.output;
  return [
    '',
    style.bold('Endpoints'),
    ...shown.flatMap(({ url, transport, headers = [], variables = [] }) => {
      const where = url === undefined ? 'a program on this machine' : clean(oneLine(url));
      return [
        `  ${where}${transport === undefined ? '' : style.dim(`  ${transport}`)}`,
        ...describeInputs(variables, { ...options, kind: 'fill in' }),
        ...describeInputs(headers, { ...options, kind: 'header' }),
      ];
    }),
  ];
}
