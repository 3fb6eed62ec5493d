import { toolWord } from './tool-word.js';

/**
 * What shows the help of a tool that has a `--help` of its own.
 *
 * @param invocation what is typed before its name: the program, the command, and the connection where one was named
 */
export function toolHelpCommand(
  name: string,
  { invocation }: { readonly invocation: string },
): string {
  const [program = '', , ...connection] = invocation.split(' ');
  return [program, 'tools get', ...connection, toolWord(name)].join(' ');
}
