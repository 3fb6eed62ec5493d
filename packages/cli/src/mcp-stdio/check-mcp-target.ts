import { CliError } from '../errors/cli-error.js';
import type { McpTarget } from './mcp-target.js';

/** @throws CliError `USAGE_ERROR` for options that contradict each other */
export function checkMcpTarget({ connection, service, ...filters }: McpTarget): void {
  if (connection !== undefined && service !== undefined) {
    throw new CliError('USAGE_ERROR', '--connection and --service are two different servers.', {
      hint: 'Leave one of them out.',
    });
  }
  const one = connection !== undefined ? '--connection' : service !== undefined ? '--service' : '';
  const given = Object.entries(filters).find(([, value]) => value !== undefined && value !== '');
  if (one === '' || given === undefined) return;
  throw new CliError(
    'USAGE_ERROR',
    `--${given[0]} is for all tools at once, and ${one} is one service, as it is.`,
    {
      hint: `Leave out --${given[0]}, or ${one}.`,
    },
  );
}
