// The demo services as a program: `node demo-services.js [--catalog FILE] [--everything]`.
// Prints one line of JSON with their URLs, and runs until SIGTERM, SIGINT or the end of stdin.
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { startDemoServices } from './start-demo-services.js';

const { values } = parseArgs({
  options: {
    catalog: { type: 'string' },
    everything: { type: 'boolean', default: false },
  },
});

const stopRequest = new Promise<void>((resolve) => {
  const stop = (): void => {
    process.off('SIGTERM', stop).off('SIGINT', stop);
    process.stdin.off('end', stop).off('close', stop);
    // An open stdin would keep the process alive after everything else has ended.
    process.stdin.destroy();
    resolve();
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
  process.stdin.on('end', stop).on('close', stop).resume();
});

await using services = await startDemoServices({ withServerEverything: values.everything });
if (values.catalog !== undefined) {
  await writeFile(values.catalog, `${JSON.stringify(services.catalog, null, 2)}\n`);
}
const urls = {
  weather: services.weather.url,
  coffee: services.coffee.url,
  analytics: services.analytics.url,
  ...(services.everything && { everything: services.everything.url }),
};
process.stdout.write(`${JSON.stringify(urls)}\n`);
await stopRequest;
