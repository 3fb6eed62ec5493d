import { NandaError } from '../core/nanda-error.js';
import { reasonOf } from '../core/reason-of.js';

/** Looks up what `secret:NAME`, `env:NAME` or `file:PATH` stands for; undefined where there is nothing of that name. */
export type ResolveSecret = (reference: string) => Promise<string | undefined>;

/**
 * A value that is a reference, or has some in it: `secret:NAME`, `Bearer ${secret:NAME}`. One that begins with
 * `file:` alone is no reference: commands have such addresses.
 */
const references =
  /^(?<whole>(?:secret|env):[A-Za-z_][\w.-]*)$|\$\{(?<inside>(?:secret|env):[A-Za-z_][\w.-]*|file:[^{}]+)\}/g;

/**
 * Values with what their references stand for. Without `resolveSecret` they are taken as they are.
 *
 * @param server What errors call whoever needs them.
 * @throws NandaError CONNECTION_FAILED for one that is missing. It repeats no value.
 */
export async function resolveReferences(
  values: Readonly<Record<string, string>>,
  {
    server,
    resolveSecret,
  }: { readonly server: string; readonly resolveSecret?: ResolveSecret | undefined },
): Promise<Record<string, string>> {
  const resolved: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) {
    resolved[name] = resolveSecret === undefined ? value : await resolve(value, resolveSecret);
  }
  return resolved;

  async function resolve(value: string, look: ResolveSecret): Promise<string> {
    const parts: string[] = [];
    let end = 0;
    for (const { 0: text, index, groups } of value.matchAll(references)) {
      const reference = groups?.['whole'] ?? groups?.['inside'] ?? '';
      parts.push(value.slice(end, index), await lookUp(reference, look));
      end = index + text.length;
    }
    return [...parts, value.slice(end)].join('');
  }

  async function lookUp(reference: string, look: ResolveSecret): Promise<string> {
    const found = await look(reference).catch((error: unknown) => {
      throw failed(reference, { why: `cannot be looked up: ${reasonOf(error)}` });
    });
    if (found !== undefined && found !== '') return found;
    const [kind = '', name = ''] = reference.split(':', 2);
    if (kind === 'file') throw failed(reference, { why: 'cannot be read, or is empty' });
    const keep = `nanda secrets set ${name}`;
    throw failed(reference, {
      why:
        kind === 'env'
          ? `is not in the environment of the proxy. Set ${name} where the proxy is started, or keep the value (${keep}) and write secret:${name} instead`
          : `is not there. Keep it: ${keep}`,
    });
  }

  function failed(reference: string, { why }: { readonly why: string }): NandaError {
    return new NandaError('CONNECTION_FAILED', `"${server}" needs ${reference}, which ${why}.`, {
      details: { cause: 'secret', reference },
      retryable: false,
    });
  }
}
