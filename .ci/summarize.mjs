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
 * counts as failed, so that nothing passes because it was not there.
 */
export function summarize(run, { gates }) {
  const exitCodes = new Map(run.tasks.map((task) => [task.taskId, task.execution?.exitCode]));
  const members = globSync(join(workspace, '{packages,examples}/*/package.json')).toSorted();
  const rows = gates.map((gate) => {
    const tasks = tasksOf(gate, members);
    return gate === 'test' ? countTests(tasks, exitCodes) : countTasks(gate, tasks, exitCodes);
  });
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
  for (const { taskId, name, directory } of tasks) {
    const report = join(directory, 'test-results.json');
    const results = existsSync(report) ? readJson(report) : undefined;
    const found = results === undefined ? [] : failedTests(results, name);
    passed += results?.numPassedTests ?? 0;
    failures.push(...found);
    if (found.length > 0) continue;
    const failure = failureOf(exitCodes.get(taskId), name);
    if (failure.length > 0) failures.push(...failure);
    else if (results === undefined) failures.push(`${name}: left no test-results.json`);
    else if (results.numPassedTests === 0) failures.push(`${name}: ran no test`);
  }
  if (tasks.length === 0) failures.push('nothing to run');
  return { gate: 'test', passed, failures, note: `${passed} in ${tasks.length} packages` };
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
