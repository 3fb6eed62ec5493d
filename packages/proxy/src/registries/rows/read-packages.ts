import type { ServiceArgument, ServiceInput, ServicePackage } from '@nanda/protocol';
import { isObject } from '../../core/is-object.js';
import { cleanText } from '../values/clean-text.js';
import { cleanUrl } from '../values/clean-url.js';
import { readMember } from '../values/read-member.js';
import { readTransport } from '../values/read-transport.js';
import { readText } from '../values/read-text.js';
import { readInput, type InputReading } from './read-input.js';

const maxPackages = 32;
const maxInputs = 64;

export interface PackagesReading {
  readonly packages: readonly ServicePackage[];
  readonly problem?: string;
}

/** Reads the `packages` of a server.json: what could be run on one's own machine, to be shown and never started. */
export function readPackages(sources: readonly Record<string, unknown>[]): PackagesReading {
  const packages: ServicePackage[] = [];
  let wasScrubbed = false;
  for (const source of sources.slice(0, maxPackages)) {
    const identifier = readIdentifier(readMember(source, 'identifier') ?? source['name']);
    if (identifier === undefined) continue;
    const transport = isObject(source['transport']) ? source['transport'] : {};
    const runtime = readArguments(readMember(source, 'runtimeArguments'));
    const own = readArguments(readMember(source, 'packageArguments'));
    const environment = readEnvironment(readMember(source, 'environmentVariables'));
    wasScrubbed ||= runtime.wasScrubbed || own.wasScrubbed || environment.wasScrubbed;
    const registryType = readMember(source, 'registryType') ?? readMember(source, 'registryName');
    packages.push({
      registryType: cleanText(registryType, { maxLength: 32 })?.toLowerCase() ?? 'unknown',
      identifier,
      ...optional('version', cleanText(source['version'], { maxLength: 255 })),
      ...optional('runtimeHint', cleanText(readMember(source, 'runtimeHint'), { maxLength: 64 })),
      transport: readTransport(transport['type']) ?? 'stdio',
      ...optional('url', readLocalUrl(transport['url'])),
      ...optional('fileSha256', readChecksum(readMember(source, 'fileSha256'))),
      ...list('runtimeArguments', runtime.inputs),
      ...list('packageArguments', own.inputs),
      ...list('environmentVariables', environment.inputs),
    });
  }
  return {
    packages,
    ...(wasScrubbed ? { problem: 'a package held credentials, which were left out' } : {}),
  };
}

function readIdentifier(value: unknown): string | undefined {
  const text = readHarmless(value, { maxLength: 1_024 });
  return text !== undefined && /^https?:/i.test(text) ? cleanUrl(text)?.url : text;
}

/** Where it will listen: mostly on this machine, and with a port that is still to be chosen. */
function readLocalUrl(value: unknown): string | undefined {
  const text = readHarmless(value, { maxLength: 1_024 });
  if (text === undefined || !/^(?:https?|wss?):\/\/\S+$/i.test(text)) return undefined;
  return URL.canParse(text) ? cleanUrl(text)?.url : text;
}

/** What a credential is part of is of no use without it. */
function readHarmless(
  value: unknown,
  options: { readonly maxLength: number; readonly isValue?: boolean },
): string | undefined {
  const { text, wasScrubbed } = readText(value, options);
  return wasScrubbed ? undefined : text;
}

function readChecksum(value: unknown): string | undefined {
  return typeof value === 'string' && /^[0-9a-f]{64}$/i.test(value)
    ? value.toLowerCase()
    : undefined;
}

interface InputsReading<Input> {
  readonly inputs: Input[];
  readonly wasScrubbed: boolean;
}

function readEnvironment(value: unknown): InputsReading<ServiceInput> {
  return collect(value, (source) => {
    const name = cleanText(source['name'], { maxLength: 128 });
    return name === undefined ? undefined : readInput(source, { name });
  });
}

/** A positional argument is called by what it stands for, else by its value. */
function readArguments(value: unknown): InputsReading<ServiceArgument> {
  let count = 0;
  return collect(value, (source) => {
    count += 1;
    const kind = source['type'] === 'named' ? 'named' : 'positional';
    const hint = readMember(source, 'valueHint');
    const called =
      kind === 'named'
        ? [source['name'], hint]
        : [hint, source['name'], source['value'], source['default']];
    const names = called.map((text) => readHarmless(text, { maxLength: 128, isValue: true }));
    const name = names.find((text) => text !== undefined);
    const { input, wasScrubbed } = readInput(source, { name: name ?? `argument ${count}` });
    const isRepeated = readMember(source, 'isRepeated') === true;
    return { input: { ...input, kind, ...(isRepeated ? { isRepeated } : {}) }, wasScrubbed };
  });
}

function collect<Input extends ServiceInput>(
  value: unknown,
  read: (
    source: Record<string, unknown>,
  ) => (Omit<InputReading, 'input'> & { readonly input: Input }) | undefined,
): InputsReading<Input> {
  const sources = Array.isArray(value) ? value.slice(0, maxInputs).filter(isObject) : [];
  const readings = sources.map(read).filter((reading) => reading !== undefined);
  return {
    inputs: readings.map(({ input }) => input),
    wasScrubbed: readings.some(({ wasScrubbed }) => wasScrubbed),
  };
}

function list<Key extends string, Entry>(
  key: Key,
  entries: readonly Entry[],
): { [K in Key]?: Entry[] } {
  return entries.length === 0 ? {} : ({ [key]: entries } as { [K in Key]?: Entry[] });
}

function optional<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { [K in Key]?: Value });
}
