// npm run bench:bundles
// What a page loads for the SDK, and for other SDKs of this kind, all bundled alike in one run.
import { measureBundle } from './measure-bundle.js';

const contenders: readonly (readonly [string, string])[] = [
  ['@nanda/sdk, the client', "import { NANDAClient } from '@nanda/sdk'; console.log(NANDAClient)"],
  ['@nanda/sdk, one error class', "import { APIError } from '@nanda/sdk'; console.log(APIError)"],
  [
    '@nanda/sdk/connectors',
    "import { toJSONSchemaTools } from '@nanda/sdk/connectors'; console.log(toJSONSchemaTools)",
  ],
  ['openai', "import OpenAI from 'openai'; console.log(OpenAI)"],
  ['@anthropic-ai/sdk', "import Anthropic from '@anthropic-ai/sdk'; console.log(Anthropic)"],
  ['stripe', "import Stripe from 'stripe'; console.log(Stripe)"],
  [
    '@supabase/supabase-js',
    "import { createClient } from '@supabase/supabase-js'; console.log(createClient)",
  ],
  ['octokit', "import { Octokit } from 'octokit'; console.log(Octokit)"],
  [
    '@modelcontextprotocol/client',
    "import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'; console.log(Client, StreamableHTTPClientTransport)",
  ],
];

const rows: string[][] = [['import', 'min KiB', 'gzip KiB', 'gzip with all on demand', 'modules']];
for (const [name, code] of contenders) {
  const { minified, gzip, gzipInAll, modules } = await measureBundle(code);
  rows.push([name, minified.toFixed(1), gzip.toFixed(1), gzipInAll.toFixed(1), String(modules)]);
}
const widths = rows[0]?.map((_, column) =>
  Math.max(...rows.map((row) => row[column]?.length ?? 0)),
);
for (const row of rows) {
  console.log(
    row
      .map((cell, column) => cell.padEnd(widths?.[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
