// A program that serves the interop service on stdio: `serve-stdio.ts <kind>`.
import process from 'node:process';
import { StdioServerTransport as Sdk1Transport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { serveStdio, StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { createSdk1Server } from './create-sdk1-server.js';
import { createSdk2Server } from './create-sdk2-server.js';
import { createInteropService } from './interop-service.js';

const service = createInteropService();
const kind = process.argv[2];
switch (kind) {
  case 'sdk1':
    await createSdk1Server(service).connect(new Sdk1Transport());
    break;
  case 'sdk2-legacy':
    await createSdk2Server(service).connect(new StdioServerTransport());
    break;
  case 'sdk2-modern':
  case 'sdk2-dual':
    serveStdio((context) => createSdk2Server(service, context), {
      legacy: kind === 'sdk2-dual' ? 'serve' : 'reject',
    });
    break;
  default:
    throw new Error(`There is no server ${kind}.`);
}
// SDK 1.x does not end with its stdin.
process.stdin.on('end', () => process.exit(0));
