import type { InputRequest } from '@nanda/protocol';
import { exampleParameters, formatValue, quoteForShell } from '@nanda/terminal';

/** The command that answers a request, with something in the place of each value: a line for a shell. */
export function formatAnswerCommand(
  asked: Pick<InputRequest, 'kind' | 'request'>,
  { id }: { readonly id: string },
): string {
  const command = `nanda inbox answer ${quoteForShell(id)}`;
  if (asked.kind === 'sampling') return `${command} text=TEXT`;
  if (asked.kind === 'roots') return `${command} root=DIR`;
  if (asked.request['mode'] === 'url') return `${command} --open`;
  const example = exampleParameters(asked.request['requestedSchema']);
  const words = Object.entries(example).map(([name, value]) =>
    quoteForShell(formatValue(name, value)),
  );
  return [command, ...words].join(' ');
}
