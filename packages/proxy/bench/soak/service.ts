// A service of the soak: real MCP in both eras, with calls that take a moment and report progress.
// node service.ts <port>; prints its port.
import { createAnalyticsServer, startHttpService } from '@nanda/testing';

const service = await startHttpService({
  createServer: () => createAnalyticsServer(),
  port: Number(process.argv[2] ?? 0),
  eras: process.argv[3] === 'modern' ? ['modern'] : ['legacy', 'modern'],
});
process.send?.({ port: service.port });
