import type { Service } from '@nanda/protocol';
import { oneLine, packageCommand } from '@nanda/terminal';
import { describeInputs } from './describe-inputs.js';
import type { SectionOptions } from './section-options.js';

/** What its publisher offers to run on one's own machine, with the command line to be read before it is used. */
export function describePackages({ packages = [] }: Service, options: SectionOptions): string[] {
  if (packages.length === 0) return [];
  const { clean, style } = options.output;
  return [
    '',
    `${style.bold('Packages')}${style.dim('  to run on this machine; nanda starts none of them by itself')}`,
    ...packages.flatMap((one) => {
      const { registryType, identifier, version, transport, environmentVariables = [] } = one;
      const name = version === undefined ? identifier : `${identifier} ${version}`;
      const command = packageCommand(one);
      return [
        `  ${clean(oneLine(name))}${style.dim(`  ${clean(oneLine(registryType))}, ${transport}`)}`,
        ...(command === undefined ? [] : [`    ${style.cyan(clean(oneLine(command)))}`]),
        ...describeInputs(environmentVariables, { ...options, kind: 'variable' }),
      ];
    }),
  ];
}
