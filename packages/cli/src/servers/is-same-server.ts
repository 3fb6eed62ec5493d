/** What tells one server from another: its address, or its command in every respect. */
interface Facts {
  readonly [member: string]: unknown;
}

/**
 * Whether two entries are one server: the same address, whatever header fields are sent there; or the same command with
 * the same arguments and folder, and with the same variables where both know their values.
 */
export function isSameServer(one: Facts | undefined, other: Facts | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  if (typeof one['url'] === 'string' || typeof other['url'] === 'string') {
    return hrefOf(one) !== undefined && hrefOf(one) === hrefOf(other);
  }
  return commandOf(one) === commandOf(other) && isSameEnvironment(one['env'], other['env']);
}

function hrefOf({ url }: Facts): string | undefined {
  return typeof url === 'string' ? (URL.parse(url)?.href ?? url) : undefined;
}

function commandOf({ command, args = [], cwd }: Facts): string {
  return JSON.stringify([command, args, cwd]);
}

function isSameEnvironment(one: unknown, other: unknown): boolean {
  const own = { ...(one as Record<string, string> | undefined) };
  const others = { ...(other as Record<string, string> | undefined) };
  const names = new Set([...Object.keys(own), ...Object.keys(others)]);
  return [...names].every((name) => {
    const values = [own[name], others[name]];
    return values.some((value) => value?.includes('${')) || values[0] === values[1];
  });
}
