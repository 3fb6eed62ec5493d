import { fromJsonSchema, type McpServer } from '@modelcontextprotocol/server';

import { textResult } from './text-result.js';

/** The words of JSON Schema 2020-12 that proxies are known to lose. */
const wholeVocabulary = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  $defs: {
    address: {
      $anchor: 'addressDef',
      type: 'object',
      properties: { street: { type: 'string' }, city: { type: 'string' } },
    },
  },
  properties: {
    name: { type: 'string' },
    address: { $ref: '#/$defs/address' },
    contactMethod: { type: 'string', enum: ['phone', 'email'] },
    phone: { type: 'string' },
    email: { type: 'string' },
  },
  allOf: [{ anyOf: [{ required: ['phone'] }, { required: ['email'] }] }],
  if: { properties: { contactMethod: { const: 'phone' } }, required: ['contactMethod'] },
  // oxlint-disable-next-line unicorn/no-thenable -- A word of JSON Schema.
  then: { required: ['phone'] },
  else: { required: ['email'] },
  additionalProperties: false,
};

/** Clients of the newer era send the region a second time, as a header. */
const mirrored = {
  type: 'object',
  properties: {
    region: { type: 'string', 'x-mcp-header': 'Region' },
    query: { type: 'string' },
  },
  required: ['region'],
};

/** Gives a server the tools whose schemas are what matters. */
export function registerSchemaTools(server: McpServer): void {
  server.registerTool(
    'json_schema_2020_12_tool',
    {
      description: 'Tool with JSON Schema 2020-12 features',
      inputSchema: fromJsonSchema(wholeVocabulary),
    },
    (input) => textResult(JSON.stringify(input)),
  );

  server.registerTool(
    'test_x_mcp_header',
    {
      description: 'Its region is also sent as the header Mcp-Param-Region.',
      inputSchema: fromJsonSchema(mirrored),
    },
    (input) => textResult(JSON.stringify(input)),
  );
}
