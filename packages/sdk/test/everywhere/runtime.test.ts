import { NANDAClient } from '@nanda/sdk';
import { describe, expect, inject, test } from 'vitest';

const runtime = inject('runtime');
const scope: {
  process?: { version: string };
  document?: unknown;
  EdgeRuntime?: unknown;
  Buffer?: unknown;
} = globalThis;

/** Tells runtimes apart by what only they have. */
function tellRuntime(): string {
  if (scope.document !== undefined) return 'Chromium';
  if (scope.EdgeRuntime !== undefined) return 'edge';
  return `Node ${/\d+/.exec(scope.process?.version ?? '')?.[0]}`;
}

describe(runtime, () => {
  test('is where the tests really run', () => {
    expect(tellRuntime()).toBe(runtime);
  });

  test('has what is of Node in Node alone', () => {
    const isNode = runtime.startsWith('Node');
    expect([scope.process !== undefined, scope.Buffer !== undefined]).toEqual([isNode, isNode]);
  });

  test('makes a client without asking for anything', () => {
    expect(new NANDAClient().services).toBeDefined();
  });
});
