import type { CommandLineIo } from '../io/command-line-io.js';
import { askLine } from '../prompts/ask-line.js';

export interface AskChoiceOptions<Key extends string> {
  readonly question: string;
  /** The answers that there are, by what is typed; an empty one is Enter. */
  readonly choices: Readonly<Record<string, Key>>;
}

/** Asks until one of the choices was typed. @throws CliError `CANCELLED` */
export async function askChoice<Key extends string>(
  io: Pick<CommandLineIo, 'stdin' | 'stderr' | 'onStopRequest'>,
  { question, choices }: AskChoiceOptions<Key>,
): Promise<Key> {
  for (;;) {
    const typed = (await askLine(io, { question })).trim().toLowerCase();
    const choice = Object.hasOwn(choices, typed) ? choices[typed] : undefined;
    if (choice !== undefined) return choice;
    const keys = Object.keys(choices).map((key) => (key === '' ? 'Enter' : key));
    io.stderr.write(`  Please answer ${keys.slice(0, -1).join(', ')} or ${keys.at(-1)}.\n`);
  }
}
