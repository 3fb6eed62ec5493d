import { usageError } from './usage-error.js';

/** Throws what is wrong with several values as one error; nothing where nothing is. @throws CliError `USAGE_ERROR` */
export function throwProblems(problems: readonly unknown[]): void {
  if (problems.length === 0) return;
  if (problems.length === 1) throw problems[0];
  const messages = problems.map((problem) => (problem as Error).message);
  throw usageError(['Several values cannot be used:', ...messages].join('\n'));
}
