import { CommandError } from '../session/command-error.js';

/** What a verb cannot do without. @throws {CommandError} where it is not there */
export function needText(
  text: string,
  { message, hint }: { message: string; hint: string },
): string {
  if (text === '') throw new CommandError(message, { hint });
  return text;
}
