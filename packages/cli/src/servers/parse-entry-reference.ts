import { clientNames } from './client-names.js';

/** An entry of a client's configuration, or of any file like one. */
export type EntryReference =
  | { readonly client: string; readonly name: string }
  | { readonly file: string; readonly name: string };

/** `cursor:weather`, `./.mcp.json:github`, `~/mcp.json:github`; undefined for what is neither. */
export function parseEntryReference(text: string): EntryReference | undefined {
  const colon = text.lastIndexOf(':');
  if (colon < 1) return undefined;
  const before = text.slice(0, colon);
  const name = text.slice(colon + 1);
  if (Object.hasOwn(clientNames, before)) return { client: before, name };
  const client = Object.keys(clientNames).find((one) => text.startsWith(`${one}:`));
  // The names of entries may have colons too.
  if (client !== undefined) return { client, name: text.slice(client.length + 1) };
  return looksLikeFile(before) ? { file: before, name } : undefined;
}

function looksLikeFile(text: string): boolean {
  if (/^\w+:\/\//.test(text)) return false;
  return /\.(?:jsonc?|ya?ml|toml)$/i.test(text) || /^(?:~|\.{1,2})?[/\\]/.test(text);
}
