import type { Command } from './command.js';

/** A command in a few words, for the line that says what is being done. Not sanitised. */
export function describeCommand(command: Command): string {
  switch (command.verb) {
    case 'search':
      return `search: ${command.query.text}`;
    case 'connect': {
      const isProgram = command.server !== undefined && 'command' in command.server;
      return `${isProgram ? 'connect --' : 'connect:'} ${command.target}`;
    }
    case 'call':
    case 'stream':
      return `${command.verb} ${command.tool}`;
    case 'info':
      return `info: ${command.target}`;
    case 'use':
    case 'disconnect':
    case 'rerun':
      return `${command.verb} ${command.target}`.trim();
    default:
      return command.verb;
  }
}
