// Asks the registry that is configured whether anything that we ship is known to be unsafe, and looks that nothing but what
// we have allowed runs a program of its own when it is installed.
//   node .ci/audit-dependencies.mjs
// Fails for an advisory that is `high` or worse, of what users install or what is bundled into what they install: with pnpm those
// are development dependencies. One of our own tools is told of, and fails nothing. A registry that does not answer is told of, and is no failure: whether an
// advisory exists is not known then, and the next run may know.
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const workspace = dirname(dirname(fileURLToPath(import.meta.url)));
const command = ['audit', '--audit-level=high', '--json'];
const timeout = 120_000;

/** What may run a program when it is installed; see `allowBuilds` in pnpm-workspace.yaml. */
const mayBuild = ['esbuild', 'node', 'pnpm'];

/** What pnpm says where the registry does not answer, or answers with something else. */
const unanswered =
  /ERR_PNPM_(?:AUDIT_BAD_RESPONSE|AUDIT_ENDPOINT_NOT_EXISTS|\w*FETCH\w*|\w*REQUEST\w*|\w*NETWORK\w*)|E(?:NOTFOUND|CONNREFUSED|CONNRESET|TIMEDOUT|AI_AGAIN)|error sending request/i;

/** `{failures, note}` of what pnpm has said. */
function judgeAudit({ status, error, stdout, stderr }) {
  const report = readReport(stdout);
  if (report !== undefined) {
    const { shipped, tools } = sortAdvisories(report);
    for (const advisory of tools) process.stderr.write(`Only a tool of ours: ${advisory}\n`);
    const ofTools = tools.length === 0 ? '' : `, ${tools.length} of tools of ours`;
    return { failures: shipped, note: `${shipped.length} advisories${ofTools}` };
  }
  const said = `${stdout}\n${stderr}`;
  const isLate = error?.code === 'ETIMEDOUT';
  if (!isLate && !unanswered.test(said)) {
    const why = error?.message ?? `exit code ${status}: ${said.trim().slice(0, 500)}`;
    return { failures: [`pnpm audit: ${why}`], note: 'not run' };
  }
  process.stderr.write(
    '\n!! The registry did not answer the audit of our dependencies: NOTHING IS KNOWN of advisories.\n' +
      '!! Run `node .ci/audit-dependencies.mjs` where a registry answers before you release.\n\n',
  );
  return { failures: [], note: 'NOT ANSWERED by the registry: nothing is known' };
}

function readReport(stdout) {
  try {
    const report = JSON.parse(stdout);
    return typeof report.metadata?.vulnerabilities === 'object' ? report : undefined;
  } catch {
    return undefined;
  }
}

function sortAdvisories({ advisories = {} }) {
  const bundled = listBundled();
  const isShipped = ({ module_name: name, findings = [] }) =>
    findings.some(({ version, dev }) => dev !== true || bundled.has(`${name} ${version}`));
  const grave = Object.values(advisories).filter(
    ({ severity }) => severity === 'high' || severity === 'critical',
  );
  return {
    shipped: grave.filter(isShipped).map(describe),
    tools: grave.filter((advisory) => !isShipped(advisory)).map(describe),
  };
}

function describe({ module_name: name, severity, title, url = '' }) {
  return `${name}: ${severity}: ${title} ${url}`.trim();
}

/** `name version` of all that is built into what we publish. */
function listBundled() {
  const files = globSync(join(workspace, 'packages/*/dist/THIRD_PARTY_LICENSES.txt'));
  const notices = files.flatMap((file) => readFileSync(file, 'utf8').split(/^-{80}$/m));
  return new Set(notices.map((notice) => notice.trim().split('\n', 1)[0]));
}

function listBuilds() {
  const text = readFileSync(join(workspace, 'pnpm-workspace.yaml'), 'utf8');
  const block = /^allowBuilds:\n((?: +.*\n)*)/m.exec(text)?.[1] ?? '';
  const allowed = [...block.matchAll(/^ +'?([^':]+)'?: true$/gm)].map(([, name]) => name);
  const surplus = allowed.filter((name) => !mayBuild.includes(name));
  const failures = surplus.map((name) => `${name} may run a program when it is installed`);
  // pnpm fails an install that has any other one; what would let all of them pass is not set.
  if (/^(?:dangerouslyAllowAllBuilds: *true|strictDepBuilds: *false)/m.test(text)) {
    failures.push('pnpm-workspace.yaml lets every dependency run programs when it is installed');
  }
  return failures;
}

/** One row of the summary. */
export function auditDependencies() {
  const run = spawnSync('pnpm', command, {
    cwd: workspace,
    encoding: 'utf8',
    // A registry that is out of order is not waited for.
    env: {
      ...process.env,
      pnpm_config_fetch_retries: '1',
      pnpm_config_fetch_retry_mintimeout: '1000',
      pnpm_config_fetch_retry_maxtimeout: '1000',
    },
    timeout,
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
  const { failures, note } = judgeAudit(run);
  const all = [...failures, ...listBuilds()];
  return { gate: 'audit', passed: all.length === 0 ? 1 : 0, failures: all, note };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { failures, note } = auditDependencies();
  process.stdout.write(`${[`Audit of dependencies: ${note}`, ...failures].join('\n  ')}\n`);
  process.exitCode = failures.length === 0 ? 0 : 1;
}
