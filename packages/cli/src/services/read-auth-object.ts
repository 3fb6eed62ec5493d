import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ServiceCredentials } from '@nanda/protocol';
import { serviceAuthKinds } from '@nanda/protocol/facts';
import { nearestName } from '@nanda/terminal';
import { CliError } from '../errors/cli-error.js';
import type { CommandLineIo } from '../io/command-line-io.js';
import { readSecret } from '../settings/read-secret.js';

const kinds = serviceAuthKinds.filter((kind) => kind !== 'unknown');
type Kind = (typeof kinds)[number];

/** The members of each kind: those that must be there, and those that may. */
const members: Readonly<
  Record<Kind, readonly [required: readonly string[], more: readonly string[]]>
> = {
  none: [[], []],
  api_key: [['key'], ['header']],
  bearer: [['token'], []],
  basic: [['username', 'password'], []],
  oauth2: [[], ['accessToken', 'clientId', 'clientSecret', 'scope', 'grant']],
  evmauth: [['walletAddress'], ['contractAddress', 'tokenId', 'chainId']],
  custom: [[], ['headers', 'variables']],
};
const looksLike = 'It looks like this: {"type": "bearer", "token": "env:NAME"}';

/**
 * The credentials in a file of JSON or in standard input, as the contract has them; names may be written with
 * underscores, and values may be `env:NAME`, `secret:NAME` or `file:PATH`.
 *
 * @throws CliError `USAGE_ERROR`, which repeats no value
 */
export async function readAuthObject(
  source: string,
  io: CommandLineIo,
): Promise<ServiceCredentials> {
  const value = parse(await readText());
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw refuse('is not a JSON object');
  }
  const { type, ...given } = value as Record<string, unknown>;
  const kind = kinds.find((one) => one === type);
  if (kind === undefined) {
    const what = type === undefined ? 'has no type' : `has a type that there is not`;
    throw refuse(`${what}; it is one of ${kinds.join(', ')}`);
  }
  const [required, more] = members[kind];
  const known = [...required, ...more];
  const entries: [string, unknown][] = [];
  for (const [spelt, content] of Object.entries(given)) {
    const name = spelt.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    if (!known.includes(name)) {
      const nearest = nearestName(name, known);
      const advice = nearest === undefined ? '' : `; did you mean ${nearest}?`;
      throw refuse(`has a member "${spelt.slice(0, 60)}" that ${kind} has not${advice}`);
    }
    entries.push([name, await readMember(name, content)]);
  }
  const missing = required.filter((name) => !entries.some(([key]) => key === name));
  if (missing.length > 0) throw refuse(`has no ${missing.join(', no ')}, which ${kind} needs`);
  if (kind === 'custom' && entries.length === 0) {
    throw refuse('has no headers and no variables, of which custom needs some');
  }
  return { type: kind, ...Object.fromEntries(entries) } as ServiceCredentials;

  async function readText(): Promise<string> {
    if (source === '-') return io.readStdin();
    const path = source.startsWith('@') ? source.slice(1) : undefined;
    if (path === undefined || path === '') {
      throw new CliError('USAGE_ERROR', '--auth takes @FILE, or - for standard input.', {
        hint: `A secret is not typed. ${looksLike}`,
      });
    }
    if (path === '-') return io.readStdin();
    try {
      return await readFile(resolve(io.cwd, path), 'utf8');
    } catch (cause) {
      const { code } = cause as NodeJS.ErrnoException;
      throw new CliError('USAGE_ERROR', `--auth: the file cannot be read (${code}).`, { cause });
    }
  }

  async function readMember(name: string, content: unknown): Promise<unknown> {
    if (name === 'headers') return readTexts(name, { content, what: 'header field' });
    if (name === 'variables') return readTexts(name, { content, what: 'variable' });
    if (name !== 'chainId') return readValue(name, content);
    if (Number.isSafeInteger(content) && Number(content) > 0) return content;
    throw refuse('has a chainId that is no whole number');
  }

  async function readTexts(
    member: string,
    { content, what }: { readonly content: unknown; readonly what: string },
  ): Promise<Record<string, string>> {
    if (typeof content !== 'object' || content === null || Array.isArray(content)) {
      throw refuse(`has ${member} that are no object of names and values`);
    }
    const texts: [string, string][] = [];
    for (const [name, text] of Object.entries(content)) {
      texts.push([name, await readValue(`${member}.${name}`, text)]);
    }
    if (texts.length === 0) throw refuse(`has no ${what} in ${member}`);
    return Object.fromEntries(texts);
  }

  async function readValue(name: string, content: unknown): Promise<string> {
    if (typeof content === 'number' && name === 'tokenId') return String(content);
    if (typeof content !== 'string' || content === '') {
      throw refuse(`has a ${name} that is ${content === '' ? 'empty' : 'no text'}`);
    }
    if (!/^(?:env|secret|file):/.test(content)) return content;
    const place = content.startsWith('file:') ? content.slice('file:'.length) : content;
    return readSecret(place, { io, option: `--auth, ${name}` });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // The parser's own words quote what it read.
    throw refuse('is not valid JSON');
  }
}

function refuse(what: string): CliError {
  return new CliError('USAGE_ERROR', `What --auth names ${what}.`, { hint: looksLike });
}
