import { expect, test } from 'vitest';
import { exportServers } from './export-servers.js';

const servers = {
  notes: {
    command: 'notes',
    env: { A: '${env:A}', B: 'secret:kept', C: '${C:-x}', MODE: 'plain' },
    headers: undefined,
  },
  hub: { url: 'https://x.example', headers: { 'X-Key': '${file:/home/me/key}', Region: 'eu' } },
};

test('references of ours become those that others know', () => {
  const { document, leftOut } = exportServers(servers, { format: 'mcp' });
  expect(document).toMatchObject({
    mcpServers: {
      notes: { env: { A: '${A}', B: '${KEPT}', C: '${C:-x}', MODE: 'plain' } },
      hub: { headers: { 'X-Key': '${KEY}', Region: 'eu' } },
    },
  });
  expect(leftOut).toEqual(['KEPT', 'KEY']);
});

test('VS Code asks for what is left out', () => {
  const { document } = exportServers(servers, { format: 'vscode' });
  expect(document).toMatchObject({
    inputs: [
      { id: 'kept', description: 'B of notes', password: true },
      { id: 'key', description: 'X-Key of hub' },
    ],
    servers: {
      notes: { type: 'stdio', env: { A: '${env:A}', B: '${input:kept}' } },
      hub: { type: 'http', headers: { 'X-Key': '${input:key}' } },
    },
  });
});
