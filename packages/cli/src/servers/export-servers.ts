import { findReferences } from './find-references.js';
import { hideSecrets } from './hide-secrets.js';
import { mayBeSecret } from './may-be-secret.js';
import { referencePattern } from './reference-pattern.js';
import type { ServerEntry } from './server-entry.js';

/** Whose form a document of servers has: `mcp` is that of nearly all, `vscode` that of VS Code. */
export type ServersFormat = 'mcp' | 'vscode';

export interface ExportedServers {
  readonly document: Readonly<Record<string, unknown>>;
  /** The names of what was left out for being secret, as the document refers to them. */
  readonly leftOut: readonly string[];
}

/** A document of servers for other programs to read. What may be secret is a reference in it. */
export function exportServers(
  servers: Readonly<Record<string, ServerEntry>>,
  { format }: { readonly format: ServersFormat },
): ExportedServers {
  const left = new Map<string, string>();
  const shared = Object.entries(servers).map(
    ([name, entry]) => [name, share(name, entry)] as const,
  );
  const leftOut = [...left.keys()];
  if (format === 'mcp') return { document: { mcpServers: Object.fromEntries(shared) }, leftOut };
  const inputs = [...left].map(([id, description]) => ({
    type: 'promptString',
    id,
    description,
    password: true,
  }));
  const document = {
    ...(inputs.length > 0 && { inputs }),
    servers: Object.fromEntries(shared),
  };
  return { document, leftOut };

  function share(server: string, whole: ServerEntry): object {
    const { env, headers, type, ...entry } = hideSecrets(whole, (name) =>
      leaveOut(name.replace(/^-+/, ''), `${name} of ${server}`),
    );
    const isUrl = typeof entry['url'] === 'string';
    return {
      ...typeOf(type, { isUrl }),
      ...entry,
      ...members('env', env, (name) => name),
      ...members('headers', headers, (name) => `${server}_${name}`),
    };

    function members(key: string, values: unknown, variableOf: (name: string) => string): object {
      if (typeof values !== 'object' || values === null) return {};
      const fields = Object.entries(values).map(([name, value]) => {
        const text = String(value);
        const title = `${name} of ${server}`;
        const [own] = /^(?:secret|env):[\w.-]+$/.exec(text) ?? [];
        if (own !== undefined) return [name, refer(own, title)];
        if (findReferences(text).length > 0) {
          return [
            name,
            text.replace(referencePattern, (_, inside: string) => refer(inside, title)),
          ];
        }
        if (!mayBeSecret(name, text)) return [name, text];
        const [, scheme = ''] = /^((?:bearer|basic|token) )/i.exec(text) ?? [];
        return [name, scheme + leaveOut(variableOf(name), title)];
      });
      return fields.length === 0 ? {} : { [key]: Object.fromEntries(fields) };
    }
  }

  /** Others know variables of the environment and what they ask for, each in its own spelling. */
  function refer(reference: string, title: string): string {
    const [, kind = 'env', name = ''] = /^(?:(\w+):(?!-))?(.*)$/s.exec(reference) ?? [];
    if (kind !== 'env') return leaveOut(name.split(/[/\\]/).at(-1) ?? name, title);
    return format === 'vscode' ? `\${env:${name}}` : `\${${name}}`;
  }

  function leaveOut(name: string, title: string): string {
    const variable = name.replaceAll(/[^A-Za-z0-9]+/g, '_').toUpperCase();
    const id = format === 'vscode' ? variable.toLowerCase().replaceAll('_', '-') : variable;
    left.set(id, title);
    return format === 'vscode' ? `\${input:${id}}` : `\${${id}}`;
  }

  function typeOf(type: unknown, { isUrl }: { readonly isUrl: boolean }): object {
    if (format === 'vscode') return { type: isUrl ? (type ?? 'http') : 'stdio' };
    return type === undefined ? {} : { type };
  }
}
