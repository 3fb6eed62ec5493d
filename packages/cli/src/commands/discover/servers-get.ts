import type { Command } from '../command.js';
import { info } from '../info.js';

/** `info` under the name that it has here. */
export const serversGet: Command = {
  ...info,
  examples: [
    { line: 'servers get WeatherMCP', does: 'by name' },
    { line: 'servers get 1 --json', does: 'the first row, for a program' },
  ],
};
