import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { createProxy } from '@nanda/proxy';
import { createTemporaryDirectory, startDemoServices } from '@nanda/testing';
import { expect, test } from 'vitest';
import { runInteractive } from './run-interactive.js';

function collect(): { stream: Writable; read: () => string } {
  let text = '';
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  return { stream, read: () => text };
}

test('a session against a real proxy and real services', { timeout: 30_000 }, async () => {
  await using services = await startDemoServices();
  await using directory = await createTemporaryDirectory();
  const servers = { mcpServers: { WeatherMCP: { url: services.weather.url } } };
  const serversFile = join(directory.path, 'servers.json');
  await writeFile(serversFile, JSON.stringify(servers));
  const proxy = createProxy({ dataDir: ':memory:', serversFile });
  const output = collect();
  const errors = collect();
  try {
    const exitCode = await runInteractive({
      baseURL: 'http://localhost',
      fetch: (request) => proxy.fetch(request, { remoteAddress: '127.0.0.1' }),
      stdin: Readable.from([
        'search: WeatherMCP\nconnect: 1\ncall getCurrentWeather --location "New York"\n',
        'call getAlerts --region Atlantis\ncall getForecast --location Paris --days 99\ndisconnect\n',
      ]),
      stdout: output.stream,
      stderr: errors.stream,
    });
    expect(output.read()).toMatch(
      new RegExp(
        [
          '^Found 1 server:',
          '1\\. WeatherMCP.*',
          'Connected to WeatherMCP \\(conn_\\w+\\)',
          'Temperature: 72°F',
          'Conditions: Partly cloudy',
          'Humidity: 65%',
          'Unknown region: Atlantis\\..*',
          'Connection closed\n$',
        ].join('\n'),
        'u',
      ),
    );
    expect(errors.read()).toContain('error: getAlerts says that it failed\n');
    expect(errors.read()).toContain('getForecast was not called: --days is 1 to 7, not 99.');
    expect(exitCode).toBe(5);
  } finally {
    await proxy.close();
  }
});
