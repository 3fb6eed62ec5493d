/** No credential, but it looks like one of the kind that registries have published. */
const secret = `ghp_${'0a1B2c3D4e5F6g7H8i'.repeat(2)}`;

/** Rows such as real registries have handed out: each of them wrong in its own way. */
export function dirtyMcpRows(): unknown[] {
  const row = (server: unknown): unknown => ({ server, _meta: {} });
  return [
    null,
    7,
    'text',
    [],
    {},
    { server: null },
    row({}),
    row({ name: 7, description: [], version: {}, remotes: 'x', packages: {} }),
    row({ name: '', description: 'nameless' }),
    row({ name: 'com.example/\u001B[31mred\u001B[0m', description: '\u001B]0;title\u0007bell' }),
    row({ name: 'com.example/long', description: 'd'.repeat(5 * 1024 * 1024) }),
    row({
      name: 'com.example/leaky',
      description: `Use the token ${secret}`,
      version: '1.0.0',
      remotes: [
        {
          type: 'streamable-http',
          url: `https://user:pass@leaky.example.com/mcp?api_key=${secret}`,
          headers: [{ name: 'Authorization', value: `Bearer ${secret}` }, null, { name: 'a b' }],
        },
        { type: 'sse', url: 'javascript:alert(1)' },
        { type: 'sse', url: 'docker://image' },
        null,
      ],
      packages: [
        {
          registryType: 'npm',
          identifier: 'leaky',
          transport: { type: 'stdio' },
          environmentVariables: [{ name: 'LEAKY_KEY', isSecret: true, default: secret }, 5],
        },
        'package',
      ],
    }),
  ];
}
