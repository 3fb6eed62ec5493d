import { join } from 'node:path';
import type { ClientLocation } from './client-locations.js';

/** The files in which a project brings servers along; whoever wrote the project wrote them. */
export function projectLocations(directory: string): ClientLocation[] {
  const json = { format: 'json', keys: ['mcpServers'], isOfProject: true } as const;
  return [
    { client: 'claude-code', path: join(directory, '.mcp.json'), ...json },
    { client: 'cursor', path: join(directory, '.cursor', 'mcp.json'), ...json },
    {
      client: 'vscode',
      path: join(directory, '.vscode', 'mcp.json'),
      ...json,
      keys: ['servers'],
    },
    { client: 'gemini', path: join(directory, '.gemini', 'settings.json'), ...json },
    {
      client: 'zed',
      path: join(directory, '.zed', 'settings.json'),
      ...json,
      keys: ['context_servers'],
    },
  ];
}
