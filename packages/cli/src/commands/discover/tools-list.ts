import type { Command } from '../command.js';
import { tools } from '../tools.js';

/** `tools` under the name that it has here. */
export const toolsList: Command = {
  ...tools,
  examples: [
    { line: 'tools list <connection-id>', does: 'with the options that they take' },
    { line: 'tools list weather --json', does: 'with their schemas' },
    { line: 'tools list weather --tree', does: 'many of them, by how their names begin' },
  ],
};
