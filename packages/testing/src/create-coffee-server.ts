import { McpServer } from '@modelcontextprotocol/server';
import * as z from 'zod/mini';

import { describeSchema } from './describe-schema.js';
import { registerAnalyze } from './register-analyze.js';

const menuUri = 'coffee://menu/full';
const menu = ['Espresso 2.80', 'Flat white 3.90', 'Filter of the day 3.20'].join('\n');

/** One opaque pixel: the smallest picture that every decoder takes. */
const menuPicture =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const knownCategories = new Map([
  [
    'investment',
    'Coffee opens twelve shops a year out of its own revenue and seeks no outside funds.',
  ],
  ['premium', 'Premium members get the reserve beans a week before the shops do.'],
  ['menu', menu],
]);

const requestInformation = z.object({
  category: z
    .string()
    .check(z.minLength(1), z.describe('What to tell about: investment, premium, menu, …')),
  walletAddress: z.optional(z.string().check(z.describe('Wallet that asks'))),
  contractAddress: z.optional(z.string().check(z.describe('Contract of the membership token'))),
  tokenId: z.optional(z.string().check(z.describe('Id of the membership token'))),
});

/** Coffee: a shop that tells about itself (`requestinfo`) and shows its menu with a picture and a link. */
export function createCoffeeServer(): McpServer {
  const server = new McpServer(
    {
      name: 'Coffee',
      version: '1.0.0',
      description: 'A coffee shop: what it offers, what it costs, who is behind it',
    },
    { capabilities: { logging: {} } },
  );

  server.registerTool(
    'requestinfo',
    {
      title: 'Request information',
      description: 'Tells what the shop has to say about a category.',
      inputSchema: describeSchema(requestInformation),
      annotations: { readOnlyHint: true },
    },
    ({ category, walletAddress, tokenId }) => {
      const information =
        knownCategories.get(category.trim().toLowerCase()) ??
        `Nothing is filed under it. Try one of: ${[...knownCategories.keys()].join(', ')}.`;
      const lines = [`Coffee, ${category}: ${information}`];
      if (walletAddress !== undefined) {
        lines.push(
          `Asked by ${walletAddress}${tokenId === undefined ? '' : `, token ${tokenId}`}.`,
        );
      }
      return { content: [{ type: 'text', text: lines.join('\n') }] };
    },
  );

  server.registerTool(
    'getMenu',
    {
      title: 'Menu',
      description: "Today's menu as text, with a picture and a link to the whole of it.",
      annotations: { readOnlyHint: true },
    },
    () => ({
      content: [
        { type: 'text', text: menu },
        { type: 'image', data: menuPicture, mimeType: 'image/png' },
        { type: 'resource_link', uri: menuUri, name: 'Full menu', mimeType: 'text/plain' },
      ],
    }),
  );

  // The samples that this service is made for go on with it on the same connection.
  registerAnalyze(server);

  server.registerResource('Full menu', menuUri, { mimeType: 'text/plain' }, (uri) => ({
    contents: [{ uri: uri.href, mimeType: 'text/plain', text: menu }],
  }));

  return server;
}
