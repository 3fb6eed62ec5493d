/** Which tools an MCP client is shown. */
export const mcpFilterOptions = {
  tools: {
    kind: 'text',
    value: 'WHICH',
    choices: ['all', 'search'],
    usually: 'all',
    summary: 'search: only tools that find the others and call them',
  },
  names: {
    kind: 'text',
    value: 'HOW',
    choices: ['prefixed', 'plain'],
    usually: 'prefixed',
    summary: 'plain: tools under their own names, without their service’s',
  },
  allow: {
    kind: 'text',
    many: true,
    value: 'PATTERN',
    summary: 'Only tools of these names, * for any characters, repeatable',
  },
  deny: {
    kind: 'text',
    many: true,
    value: 'PATTERN',
    summary: 'No tools of these names, repeatable',
  },
  connection: {
    kind: 'text',
    short: 'c',
    value: 'NAME',
    summary: 'Only this connection’s service, as it is',
  },
  service: { kind: 'text', value: 'ID', summary: 'Only this service, connected when it is needed' },
} as const;
