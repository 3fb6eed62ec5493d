import { packageCommand } from '@nanda/terminal';
import type { Service } from '@nanda/sdk';
import type { DetailLine } from './detail-line.js';
import { inputLines } from './input-lines.js';
import { sectionLines } from './section-lines.js';
import { textLines } from './text-lines.js';

const most = 10;

/** What its publisher offers to run on one's own machine, with the command to be read before it is used. */
export function packageLines(
  { packages = [] }: Service,
  { columns }: { columns: number },
): readonly DetailLine[] {
  const lines = packages.slice(0, most).flatMap((one) => {
    const { registryType, identifier, version = '', transport, environmentVariables = [] } = one;
    const command = packageCommand(one);
    return [
      ...textLines(`${identifier} ${version} (${registryType}, ${transport})`, {
        columns,
        indent: 2,
      }),
      ...textLines(command === undefined ? '' : `$ ${command}`, {
        columns,
        role: 'accent',
        indent: 4,
      }),
      ...inputLines(environmentVariables, { columns, kind: 'variable' }),
    ];
  });
  const about = textLines(
    'To run on your own machine. From a shell: nanda connect -- and the command.',
    {
      columns,
      role: 'muted',
      indent: 2,
    },
  );
  return sectionLines('Packages', lines.length === 0 ? [] : [...about, ...lines]);
}
