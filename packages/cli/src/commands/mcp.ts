import { mcpOptions } from '../mcp-stdio/mcp-options.js';
import { runMcp } from '../mcp-stdio/run-mcp.js';
import { defineCommand } from './define-command.js';

export const mcp = defineCommand({
  summary: 'An MCP server on standard input and output, for editors and agents.',
  arguments: [],
  examples: [
    { line: 'mcp', does: 'what a client starts' },
    { line: 'mcp --tools search', does: 'few tools, for small contexts' },
    { line: 'mcp --connection weather', does: 'one service, as it is' },
    { line: "mcp --allow 'weather_*' --deny '*_delete*'", does: 'some tools' },
  ],
  options: mcpOptions,
  stopAfter: 0,
  notes: [
    'It hands on to the background proxy, which it starts where there is none, and again when it has ended.',
    'Without `--connection` and `--service` it has the tools of all connections, under the name of each, and those that find services and connect to them.',
    'Standard output has nothing but messages; what there is to say is on standard error.',
  ],
  seeAlso: ['install', 'serve'],
  run: runMcp,
});
