// Reads what a turbo run and the test reports of the packages say, and adds it up.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const workspace = dirname(dirname(fileURLToPath(import.meta.url)));

/** The run that turbo wrote last, or nothing when it ended before it wrote any. */
export function readRun() {
  const [file] = globSync(join(workspace, '.turbo/runs/*.json'));
  return file === undefined ? { tasks: [] } : readJson(file);
}

/**
 * One row a gate. Every test counts; of every other gate each package counts once, and a gate that no package has
 * counts as failed, so that nothing passes because it was not there. `others` are rows of what turbo did not run.
 */
export function summarize(run, { gates, others = [] }) {
  const exitCodes = new Map(run.tasks.map((task) => [task.taskId, task.execution?.exitCode]));
  const members = globSync(join(workspace, '{{packages,examples}/*,docs}/package.json')).toSorted();
  const rows = gates.map((gate) => {
    const tasks = tasksOf(gate, members);
    return gate === 'test' ? countTests(tasks, exitCodes) : countTasks(gate, tasks, exitCodes);
  });
  rows.push(...others);
  const passed = rows.reduce((sum, row) => sum + row.passed, 0);
  const failed = rows.reduce((sum, row) => sum + row.failures.length, 0);
  return { rows, passed, failed, closingLine: `${passed} passed, ${failed} failed` };
}

function tasksOf(gate, members) {
  const rootTask = `//#${gate}`;
  const { tasks } = readJson(join(workspace, 'turbo.json'));
  if (rootTask in tasks) return [{ taskId: rootTask, name: 'workspace' }];
  return members.flatMap((file) => {
    const { name, scripts = {} } = readJson(file);
    if (scripts[gate] === undefined) return [];
    return [{ taskId: `${name}#${gate}`, name, directory: dirname(file) }];
  });
}

function countTasks(gate, tasks, exitCodes) {
  const failures = tasks.flatMap(({ taskId, name }) => failureOf(exitCodes.get(taskId), name));
  const passed = tasks.length - failures.length;
  if (tasks.length === 0) failures.push('nothing to run');
  return { gate, passed, failures, note: `${passed} of ${tasks.length}` };
}

function countTests(tasks, exitCodes) {
  let passed = 0;
  const failures = [];
  const runtimes = new Map();
  for (const { taskId, name, directory } of tasks) {
    const report = join(directory, 'test-results.json');
    const results = existsSync(report) ? readJson(report) : undefined;
    const found = results === undefined ? [] : failedTests(results, name);
    passed += results?.numPassedTests ?? 0;
    countByRuntime(results, runtimes);
    failures.push(...found);
    if (found.length > 0) continue;
    const failure = failureOf(exitCodes.get(taskId), name);
    if (failure.length > 0) failures.push(...failure);
    else if (results === undefined) failures.push(`${name}: left no test-results.json`);
    else if (results.numPassedTests === 0) failures.push(`${name}: ran no test`);
  }
  if (tasks.length === 0) failures.push('nothing to run');
  const everywhere = Array.from(runtimes, ([runtime, count]) => `${count} in ${runtime}`);
  const share = everywhere.length === 0 ? '' : `, of which ${everywhere.join(', ')}`;
  const note = `${passed} in ${tasks.length} packages${share}`;
  return { gate: 'test', passed, failures, note };
}

/** Of a suite that runs everywhere, the outermost `describe` says where. */
function countByRuntime(results, runtimes) {
  for (const { name, assertionResults } of results?.testResults ?? []) {
    if (!name.includes('/test/everywhere/') || name.includes('/runtimes/')) continue;
    for (const { status, ancestorTitles } of assertionResults) {
      const [runtime] = ancestorTitles;
      if (status === 'passed') runtimes.set(runtime, (runtimes.get(runtime) ?? 0) + 1);
    }
  }
}

function failedTests(results, name) {
  return results.testResults
    .flatMap((file) => file.assertionResults)
    .filter((test) => test.status === 'failed')
    .map((test) => `${name}: ${test.fullName}`);
}

function failureOf(exitCode, name) {
  if (exitCode === 0) return [];
  return [exitCode === undefined ? `${name}: not run` : `${name}: exit code ${exitCode}`];
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
