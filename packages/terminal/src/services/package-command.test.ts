import { expect, test } from 'vitest';
import { packageCommand } from './package-command.js';

const base = { identifier: 'tool', transport: 'stdio' } as const;

test.each<[Partial<Parameters<typeof packageCommand>[0]>, string | undefined]>([
  [{ registryType: 'npm', version: '1.2.3' }, 'npx -y tool@1.2.3'],
  [{ registryType: 'npm', identifier: '@a/b', version: '1.2.3' }, 'npx -y @a/b@1.2.3'],
  [{ registryType: 'npm', version: 'latest' }, 'npx -y tool'],
  [{ registryType: 'npm', runtimeHint: 'bunx', version: '1.0.0' }, 'bunx tool@1.0.0'],
  [{ registryType: 'pypi', version: '0.1' }, 'uvx tool@0.1'],
  [{ registryType: 'oci', identifier: 'io/tool', version: '2' }, 'docker run -i --rm io/tool:2'],
  [{ registryType: 'oci', identifier: 'io/tool:1', version: '2' }, 'docker run -i --rm io/tool:1'],
  [
    { registryType: 'oci', identifier: 'io/tool', environmentVariables: [{ name: 'KEY' }] },
    'docker run -i --rm -e KEY io/tool',
  ],
  [
    {
      registryType: 'npm',
      packageArguments: [
        { kind: 'named', name: '--root', isRequired: true, placeholder: 'DIR' },
        { kind: 'named', name: '--verbose', format: 'boolean', isRequired: true },
        { kind: 'named', name: '--maybe' },
        { kind: 'positional', name: 'mode', value: 'read only' },
      ],
    },
    "npx -y tool --root <DIR> --verbose 'read only'",
  ],
  [{ registryType: 'mcpb', identifier: 'https://a.example/x.mcpb' }, undefined],
  [{ registryType: 'npm', runtimeHint: 'bash' }, undefined],
  [{ registryType: 'npm', identifier: '--eval=1' }, undefined],
  [{ registryType: 'npm', identifier: 'a; rm -rf ~' }, "npx -y 'a; rm -rf ~'"],
  [{ registryType: 'npm', identifier: "a'$(id)" }, "npx -y 'a'\\''$(id)'"],
])('%j is %s', (given, command) => {
  expect(packageCommand({ ...base, ...given } as Parameters<typeof packageCommand>[0])).toBe(
    command,
  );
});
