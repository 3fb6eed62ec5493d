import { CliError } from '../errors/cli-error.js';

/** Refuses what could not be typed after `connect` and mean a server. @throws CliError `USAGE_ERROR` */
export function checkServerName(name: string): void {
  const problem = findProblem(name);
  if (problem === undefined) return;
  throw new CliError('USAGE_ERROR', `"${name.slice(0, 80)}" is no name for a server: ${problem}.`);
}

function findProblem(name: string): string | undefined {
  if (/^\d{1,3}$/.test(name)) return 'it would be the row of a listing';
  if (/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/.test(name) && name !== '__proto__') return undefined;
  return 'letters, digits, . _ - and no spaces';
}
