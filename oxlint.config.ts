import { defineConfig } from 'oxlint';

/** One thing that a file may not import: by names (gitignore style, `!` allows again) or by a regular expression. */
type Ban = { message: string } & ({ group: string[] } | { regex: string });

const zod: Ban = {
  regex: '^zod(/v3|/v4)?$',
  message: "Write `import * as z from 'zod/mini'`: plain zod costs every user 91 KiB.",
};
const otherPackagesFiles: Ban = {
  regex: String.raw`^@nanda/[^/]+/(dist|src)(/|$)|^(\.\./)+([a-z-]+/)+(dist|src)/`,
  message: 'Import rule: reach another package through its public entry, not through its files.',
};
const commandLine: Ban = {
  group: ['@nanda/cli', '@nanda/cli/**'],
  message: 'Import rule: nothing imports the command line.',
};

/** The packages of ours that the source of each package may import. `testing` is for tests and examples only. */
const mayImport: Record<string, string[]> = {
  protocol: [],
  sdk: ['protocol'],
  'discovery-sdk': ['sdk'],
  terminal: [],
  tui: ['protocol', 'sdk', 'terminal'],
  proxy: ['protocol'],
  cli: ['protocol', 'sdk', 'terminal', 'tui', 'proxy'],
  testing: [],
};
/** Every public entry of a package; anything else under its name is out of reach. */
const entries: Record<string, string[]> = {
  protocol: ['@nanda/protocol', '@nanda/protocol/facts', '@nanda/protocol/openapi'],
  sdk: ['@nanda/sdk', '@nanda/sdk/codegen'],
};

function otherPackages(name: string): Ban {
  const allowed = mayImport[name] ?? [];
  const open = allowed.flatMap((other) => entries[other] ?? [`@nanda/${other}`]);
  const list = allowed.length === 0 ? 'no package of ours' : `only ${allowed.join(', ')} of ours`;
  return {
    group: ['@nanda/**', ...open.map((entry) => `!${entry}`)],
    message: `Import rule: ${name} imports ${list}.`,
  };
}

/** Libraries that belong to some rooms of the proxy alone. '' is the root of its `src`. */
const libraries: { names: string[]; rooms: string[]; message: string }[] = [
  {
    names: ['@modelcontextprotocol/**'],
    rooms: ['upstreams'],
    message: 'Import rule: only upstreams/ imports the MCP SDK.',
  },
  {
    names: ['kysely', 'kysely/**', 'node:sqlite'],
    rooms: ['storage'],
    message: 'Import rule: only storage/ has SQL.',
  },
  {
    names: ['redis', '@redis/**'],
    rooms: ['bus'],
    message: 'Import rule: only bus/ talks to Redis.',
  },
  {
    names: ['hono', 'hono/**', '@hono/**'],
    rooms: ['surfaces', ''],
    message: 'Import rule: only surfaces/ and the root of src/ know Hono.',
  },
];
/** The rooms of `packages/proxy/src`: which neighbours each may import. The root of `src` wires them and may import all. */
const neighbours: Record<string, string[]> = {
  core: [],
  surfaces: ['core'],
  upstreams: ['core', 'network'],
  registries: ['core', 'network'],
  issuers: ['core', 'network'],
  storage: ['core'],
  bus: ['core'],
  network: ['core'],
};

function otherLibraries(room: string): Ban[] {
  return libraries
    .filter((library) => !library.rooms.includes(room))
    .map(({ names, message }) => ({ group: names, message }));
}

function otherRooms(room: string): Ban {
  const allowed = neighbours[room] ?? [];
  const closed = Object.keys(neighbours).filter((it) => it !== room && !allowed.includes(it));
  const list = allowed.length === 0 ? 'none of its neighbours' : `only ${allowed.join(', ')}`;
  return {
    regex: String.raw`^(\.{1,2}/|#)(.*/)?(${closed.join('|')})(/|$)`,
    message: `Import rule: proxy/src/${room} imports ${list}.`,
  };
}

/** A later override replaces the patterns of an earlier one, so each names everything that holds for its files. */
function banned(...bans: Ban[]) {
  return {
    'no-restricted-imports': ['error', { patterns: [zod, otherPackagesFiles, ...bans] }],
  } as const;
}

export default defineConfig({
  plugins: ['eslint', 'typescript', 'unicorn', 'oxc', 'import', 'promise', 'node', 'react'],
  options: { typeAware: true, denyWarnings: true, reportUnusedDisableDirectives: 'error' },
  ignorePatterns: ['**/dist/**'],
  categories: { correctness: 'error', suspicious: 'error' },
  rules: {
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': ['error', { checksVoidReturn: false }],
    'typescript/no-explicit-any': 'error',
    'typescript/ban-ts-comment': 'error',
    'typescript/no-namespace': 'error',
    // Also refuses `import('…')` in a type position, which the import rule does not see.
    'typescript/consistent-type-imports': 'error',
    'import/no-cycle': 'error',
    'import/no-default-export': 'error',
    'unicorn/filename-case': ['error', { case: 'kebabCase' }],

    // The wire (`_meta`) and zod/mini (`_default`) choose these names, not we.
    'no-underscore-dangle': 'off',
    // Every parsed JSON text and every `server.address()` is narrowed by an assertion.
    'typescript/no-unsafe-type-assertion': 'off',
    // `get<Data>(path): Promise<Data>` names what the caller is given.
    'typescript/no-unnecessary-type-parameters': 'off',
    // Our objects are closures: what is taken out of them needs no `this`.
    'typescript/unbound-method': 'off',
    // Spreading a text into its code points is what we mean by it.
    'typescript/no-misused-spread': [
      'error',
      { allow: [{ from: 'lib', name: 'string' }, 'string'] },
    ],
    // Text for a terminal is cleaned by the very characters that this forbids.
    'no-control-regex': 'off',
    'no-shadow': ['error', { allow: ['_', 'error'] }],
    // These two are about chains of `then`; ours that remain end in a callback on purpose.
    'promise/always-return': 'off',
    'promise/no-callback-in-promise': 'off',
    // The MCP SDK's transports are wired through `onclose` and `onmessage`.
    'unicorn/prefer-add-event-listener': 'off',
    // tsc's noImplicitReturns says the same and understands exhaustive switches.
    'typescript/consistent-return': 'off',
    'consistent-return': 'off',
    // A helper next to its only use reads better than one moved away from it.
    'unicorn/consistent-function-scoping': 'off',
    // The JSX transform is automatic.
    'react/react-in-jsx-scope': 'off',
    ...banned(commandLine),
  },
  overrides: [
    { files: ['**/*.config.ts'], rules: { 'import/no-default-export': 'off' } },
    ...Object.keys(mayImport).map((name) => ({
      files: [`packages/${name}/src/**`],
      rules: banned(otherPackages(name)),
    })),
    {
      files: ['packages/protocol/src/facts/**'],
      rules: banned({
        regex: String.raw`^(\.\./|[^.])`,
        message: 'Import rule: facts import nothing but facts, so that a hot path can load them.',
      }),
    },
    {
      files: ['packages/proxy/src/**'],
      rules: banned(otherPackages('proxy'), ...otherLibraries('')),
    },
    ...Object.keys(neighbours).map((room) => ({
      files: [`packages/proxy/src/${room}/**`],
      rules: banned(otherPackages('proxy'), otherRooms(room), ...otherLibraries(room)),
    })),
    {
      // Tests put rooms and packages together; their devDependencies say which packages they may.
      files: ['packages/*/src/**/*.test.{ts,tsx}', 'packages/*/src/**/*.test-d.ts'],
      rules: banned(commandLine),
    },
    { files: ['packages/testing/**'], rules: banned(otherPackages('testing')) },
  ],
});
