import { CommandError } from '../session/command-error.js';
import type { Command } from './command.js';

const linePattern = /^([a-z]+)(?::\s*|\s+|$)(.*)$/isu;

/**
 * Reads one line: `verb[":"] rest`, the verb in any case.
 *
 * Gives null for an empty line and for a comment (`# …`).
 *
 * @throws {CommandError} when the verb is unknown or lacks what it needs.
 */
export function parseCommand(line: string): Command | null {
  const text = line.trim();
  if (text === '' || text.startsWith('#')) return null;
  const match = linePattern.exec(text);
  const verb = match?.[1]?.toLowerCase() ?? text.split(/\s/u, 1)[0] ?? '';
  const rest = match?.[2]?.trim() ?? '';
  switch (verb) {
    case 'search':
      return { verb, query: rest };
    case 'connect':
      return {
        verb,
        target: needRest(rest, { message: 'connect needs a service', hint: 'connect: 1' }),
      };
    case 'use':
      return {
        verb,
        target: needRest(rest, { message: 'use needs a connection', hint: 'use: 1' }),
      };
    case 'call':
      return { verb, ...splitCall(rest) };
    case 'disconnect':
      return { verb, target: rest };
    case 'tools':
    case 'connections':
    case 'help':
    case 'clear':
    case 'quit':
      return { verb };
    case 'exit':
      return { verb: 'quit' };
    default:
      throw new CommandError(`unknown command "${verb}"`, { hint: `help, or search: ${text}` });
  }
}

function needRest(rest: string, { message, hint }: { message: string; hint: string }): string {
  if (rest === '') throw new CommandError(message, { hint });
  return rest;
}

function splitCall(text: string): { tool: string; rest: string } {
  needRest(text, {
    message: 'call needs the name of a tool',
    hint: 'tools, then call <tool> --name value',
  });
  // `get-sum(a: 2)` and `get-sum (a: 2)`: where the bracket begins, the name has ended.
  const end = text.search(/[\s(]/u);
  if (end <= 0) return { tool: text, rest: '' };
  return { tool: text.slice(0, end), rest: text.slice(end).trim() };
}
