import type { Service } from '@nanda/protocol';
import { knownChallenge, oneLine, packageCommand, quoteForShell } from '@nanda/terminal';
import type { ProgramName } from '../commands/program-name.js';
import { credentialOptions } from './credential-options.js';

/** How to get at a service that somebody has just read about, in one line; it may have a stranger's words in it. */
export function describeNextStep(
  service: Service,
  { program }: { readonly program: ProgramName },
): string {
  const { id, endpoints, packages = [], verification, auth } = service;
  const addresses = endpoints.filter(({ url }) => url !== undefined);
  // What the user has added is started by connecting to it, and given what the user's file has for it.
  const isOwn = verification?.by === 'local-user';
  // What its address leaves open is asked for, or given beside the credentials.
  const asked = (auth.fields ?? []).filter((field) => field.in === 'variable');
  if (addresses.some(isComplete) || (isCommand() && isOwn)) {
    const wanted = isOwn ? undefined : knownChallenge(service);
    const given = wanted === undefined ? '' : credentialOptions(wanted);
    const line = [`${program} connect ${quoteForShell(id)}`, given].filter(Boolean);
    return oneLine(`Connect: ${line.join(' ')}`);
  }
  const name = nameFor(service);
  if (addresses.length > 0) {
    return `Fill in its address, and add it: nanda servers add ${name} <url>`;
  }
  const piped = packages.filter(({ transport }) => transport === 'stdio');
  if (packages.length > 0 && piped.length === 0) {
    return `Run it on this machine, and add where it answers: nanda servers add ${name} <url>`;
  }
  if (isCommand() || piped.length > 0) {
    const command = piped.map(packageCommand).find((line) => line !== undefined) ?? '<command>';
    return oneLine(`Add it, if you trust it: nanda servers add ${name} -- ${command}`);
  }
  return describeNoWay(service);

  /** Whether all that has to be filled in has a value, or is asked for. */
  function isComplete({ url = '', variables = [] }: Service['endpoints'][number]): boolean {
    return [...url.matchAll(/\{([\w.-]+)\}/g)].every(([, gap]) => {
      const variable = variables.find((one) => one.name === gap);
      const value = variable?.value ?? variable?.default;
      return value !== undefined || asked.some((field) => field.name === gap);
    });
  }

  function isCommand(): boolean {
    return endpoints.some(({ url, transport }) => url === undefined && transport === 'stdio');
  }
}

/** A short name that `servers add` takes: the last part of its own. */
function nameFor({ name }: Service): string {
  const last = name.split(/[/:\s]+/).findLast((part) => /[A-Za-z0-9]/.test(part)) ?? '';
  const plain = last.replace(/[^\w.-]+/g, '-').replace(/^[^A-Za-z0-9]+/, '');
  return plain.slice(0, 64) || '<name>';
}

function describeNoWay({ homepage, repository }: Service): string {
  const places = [homepage && 'homepage', repository && 'repository'].filter(Boolean);
  const advice =
    places.length === 0 ? 'and no homepage either' : `look at its ${places.join(' or ')}`;
  return `The registry names no way to reach it${places.length === 0 ? ', ' : ': '}${advice}.`;
}
