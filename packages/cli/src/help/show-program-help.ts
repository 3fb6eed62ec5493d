import type { ProgramName } from '../commands/program-name.js';
import { programs } from '../dispatch/programs.js';
import type { Output } from '../output/output.js';
import { describeProgram } from './describe-program.js';
import { formatProgramHelp } from './format-program-help.js';
import { helpWidth } from './help-width.js';

/** Prints the help of a program. */
export function showProgramHelp(program: ProgramName, output: Output): void {
  const commands = programs[program];
  if (output.json) output.document(describeProgram(program, commands));
  else {
    const look = { style: output.style, width: helpWidth(output) };
    output.print(formatProgramHelp(program, { commands, ...look }));
  }
}
