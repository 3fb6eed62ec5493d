import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const program = fileURLToPath(new URL('../../../.ci/audit-dependencies.mjs', import.meta.url));

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the audit against a registry that answers with these advisories, or with a status. */
async function audit(answer: number | Readonly<Record<string, readonly object[]>>): Promise<Ran> {
  const registry = createServer((request, response) => {
    request.resume();
    const isRefusal = typeof answer === 'number';
    response.writeHead(isRefusal ? answer : 200, { 'content-type': 'application/json' });
    response.end(isRefusal ? '{}' : JSON.stringify(answer));
  });
  registry.listen(0, '127.0.0.1');
  await once(registry, 'listening');
  const { port } = registry.address() as AddressInfo;
  const env = { ...process.env, pnpm_config_registry: `http://127.0.0.1:${port}/` };
  try {
    return await new Promise((resolve) => {
      execFile(process.execPath, [program], { env }, (error, stdout, stderr) => {
        resolve({ code: Number(error?.code ?? 0), stdout, stderr });
      });
    });
  } finally {
    registry.close();
  }
}

const advisory = (severity: string): object => ({
  id: 1,
  title: 'Runs what it is sent',
  url: 'https://advisories.example/1',
  severity,
  vulnerable_versions: '>=0.0.0',
  cwe: [],
  cvss: { score: 8, vectorString: null },
});

test('an advisory of what we ship fails', { timeout: 60_000 }, async () => {
  const { code, stdout } = await audit({ undici: [advisory('high')] });
  expect(stdout).toContain('undici: high: Runs what it is sent https://advisories.example/1');
  expect(code).toBe(1);
});

test('an advisory of a tool of ours is told of', { timeout: 60_000 }, async () => {
  const { code, stderr } = await audit({ turbo: [advisory('critical')] });
  expect(stderr).toContain('Only a tool of ours: turbo: critical');
  expect(code).toBe(0);
});

test('one that is not grave, and none, pass', { timeout: 60_000 }, async () => {
  for (const found of [{ undici: [advisory('moderate')] }, {}]) {
    const { code, stdout } = await audit(found);
    expect(stdout).toContain('0 advisories');
    expect(code).toBe(0);
  }
});

test.each([405, 500])(
  'a registry that answers %d is told of, loudly',
  { timeout: 120_000 },
  async (status) => {
    const { code, stdout, stderr } = await audit(status);
    expect(stdout).toContain('NOT ANSWERED');
    expect(stderr).toContain('NOTHING IS KNOWN');
    expect(code).toBe(0);
  },
);
