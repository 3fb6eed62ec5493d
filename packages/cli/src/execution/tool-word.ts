import { quoteForShell } from '@nanda/terminal';

/** A tool's name as it is typed behind a command: a name that looks like an option has to say that it is none. */
export function toolWord(name: string): string {
  return `${name.startsWith('-') ? '-- ' : ''}${quoteForShell(name)}`;
}
