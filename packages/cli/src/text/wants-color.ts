/** Whether to paint on a stream: NO_COLOR, then FORCE_COLOR, then TERM=dumb, then whether it is a terminal. */
export function wantsColor(
  env: Readonly<Record<string, string | undefined>>,
  { isTTY }: { readonly isTTY: boolean },
): boolean {
  if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return false;
  const force = env['FORCE_COLOR'];
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  return isTTY && env['TERM'] !== 'dumb';
}
