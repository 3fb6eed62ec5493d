import { expect, test } from 'vitest';
import { suggestConnectionName } from './suggest-connection-name.js';

test.each<[string, readonly string[], string | undefined]>([
  ['everything', [], 'everything'],
  ['everything', ['everything'], 'everything-2'],
  ['everything', ['Everything', 'everything-2'], 'everything-3'],
  ['WeatherMCP', [], 'weathermcp'],
  ['io.github.acme/mcp-server-files', [], 'files'],
  ['Acme Notes  (beta)', [], 'acme-notes-beta'],
  ['@acme/notes-mcp', [], 'notes'],
  ['mcp-server', [], 'server'],
  ['42', [], undefined],
  ['コーヒー', [], undefined],
  ['conn_abc', [], undefined],
  ['a'.repeat(100), ['a'.repeat(32)], `${'a'.repeat(32)}-2`],
])('%s beside %j is %s', (service, taken, name) => {
  expect(suggestConnectionName(service, { taken })).toBe(name);
});
