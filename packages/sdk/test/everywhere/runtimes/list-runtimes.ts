import { playwright } from '@vitest/browser-playwright';
import type { TestProjectInlineConfiguration } from 'vitest/config';
import { createNodePool } from './create-node-pool.js';
import type { FoundRuntimes } from './find-runtimes.js';

/** One place where the suite runs. */
export interface Runtime {
  /** What the reports call it. */
  readonly name: string;
  readonly project: TestProjectInlineConfiguration;
}

/** Every runtime that there is, as a Vitest project each: all of the same files. */
export function listRuntimes({ node22, node26, chromium }: FoundRuntimes): Runtime[] {
  const own = `Node ${process.versions.node.split('.')[0]}`;
  return [
    ...(node22 === undefined ? [] : [describeRuntime('Node 22', { pool: createNodePool(node22) })]),
    describeRuntime(own, { pool: 'forks' }),
    ...(node26 === undefined ? [] : [describeRuntime('Node 26', { pool: createNodePool(node26) })]),
    describeRuntime('edge', {
      environment: 'edge-runtime',
      // The one kind of pool in which nothing is in reach but what the edge runtime has.
      pool: 'vmForks',
      setupFiles: 'test/everywhere/runtimes/leave-edge-only.ts',
    }),
    ...(chromium === undefined
      ? []
      : [describeRuntime('Chromium', { browser: describeBrowser(chromium) }, { optimizeDeps })]),
  ];
}

/** Known before the page asks for them: Vite would load it anew for each that it comes to know later. */
const optimizeDeps = { include: ['eventsource-parser', 'isomorphic-ws', 'ky', 'zod/mini'] };

type ProjectOptions = NonNullable<TestProjectInlineConfiguration['test']>;

function describeRuntime(
  name: string,
  options: ProjectOptions,
  viteOptions: Pick<TestProjectInlineConfiguration, 'optimizeDeps'> = {},
): Runtime {
  const project = {
    extends: true,
    ...viteOptions,
    test: {
      name,
      include: ['test/everywhere/*.test.ts'],
      globalSetup: 'test/everywhere/runtimes/start-other-side.ts',
      provide: { runtime: name },
      // No file leaves anything behind for the next one, and processes cost more than the tests.
      isolate: false,
      // The package is loaded by the runtime itself, not through Vite.
      server: { deps: { external: [/\/sdk\/dist\//] } },
      ...options,
    },
  } satisfies TestProjectInlineConfiguration;
  return { name, project };
}

function describeBrowser(chromium: string): NonNullable<ProjectOptions['browser']> {
  const isRoot = process.getuid?.() === 0;
  return {
    enabled: true,
    headless: true,
    screenshotFailures: false,
    provider: playwright({
      launchOptions: {
        executablePath: chromium,
        // Its sandbox refuses to be started by root.
        args: isRoot ? ['--no-sandbox'] : [],
      },
    }),
    instances: [{ browser: 'chromium', name: 'Chromium' }],
  };
}
