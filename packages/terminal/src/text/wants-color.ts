/**
 * Whether to paint on a stream: NO_COLOR says no, then FORCE_COLOR and CLICOLOR_FORCE say yes, then CLICOLOR=0 and TERM=dumb
 * say no, then it is painted where it is a terminal. An empty variable is one that is not set.
 */
export function wantsColor(
  env: Readonly<Record<string, string | undefined>>,
  { isTTY }: { readonly isTTY: boolean },
): boolean {
  if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return false;
  const force = env['FORCE_COLOR'];
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  const forced = env['CLICOLOR_FORCE'];
  if (forced !== undefined && forced !== '' && forced !== '0') return true;
  if (env['CLICOLOR'] === '0') return false;
  return isTTY && env['TERM'] !== 'dumb';
}
