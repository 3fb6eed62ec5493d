import { quoteForShell } from '../text/quote-for-shell.js';

/** One argument of a command line, as a registry has it. */
interface PackageArgument {
  readonly kind: 'named' | 'positional';
  readonly name: string;
  readonly value?: string | undefined;
  readonly isRequired?: boolean | undefined;
  readonly format?: string | undefined;
  readonly default?: string | undefined;
  readonly placeholder?: string | undefined;
}

/** What a registry says of a package. */
interface PackageFacts {
  readonly registryType: string;
  readonly identifier: string;
  readonly version?: string | undefined;
  readonly runtimeHint?: string | undefined;
  readonly runtimeArguments?: readonly PackageArgument[] | undefined;
  readonly packageArguments?: readonly PackageArgument[] | undefined;
  readonly environmentVariables?: readonly { readonly name: string }[] | undefined;
}

/** How packages of a kind are run where they do not say it themselves. */
const runners: Readonly<Record<string, string>> = {
  npm: 'npx',
  pypi: 'uvx',
  oci: 'docker',
  nuget: 'dnx',
};

/** The programs that we know to run packages and nothing else, with what stands before a package's name. */
const beginnings: Readonly<Record<string, readonly string[]>> = {
  npx: ['-y'],
  bunx: [],
  uvx: [],
  dnx: [],
  docker: ['run', '-i', '--rm'],
  podman: ['run', '-i', '--rm'],
};

/**
 * The command line that would run a package, for a person to read before they use it; nothing is ever
 * started from here. Undefined where there is none, or where a word of it would be taken for an option.
 */
export function packageCommand(of: PackageFacts): string | undefined {
  const { registryType, identifier, version, runtimeHint } = of;
  const runner = runtimeHint ?? runners[registryType];
  if (runner === undefined || !Object.hasOwn(beginnings, runner)) return undefined;
  // A stranger chose these: `--eval=…` is no name of a package.
  if (!/^[A-Za-z0-9@]/.test(identifier) || (version !== undefined && !/^\w/.test(version))) {
    return undefined;
  }
  const runtimeArguments = (of.runtimeArguments ?? []).flatMap(wordsOf);
  const isContainer = runner === 'docker' || runner === 'podman';
  const variables = isContainer
    ? (of.environmentVariables ?? []).flatMap(({ name }) => ['-e', name])
    : [];
  const beginning = (beginnings[runner] ?? []).filter((word) => !runtimeArguments.includes(word));
  const words = [
    runner,
    ...beginning,
    ...variables,
    ...runtimeArguments,
    nameWithVersion(),
    ...(of.packageArguments ?? []).flatMap(wordsOf),
  ];
  return words.map(quoteWord).join(' ');

  function nameWithVersion(): string {
    if (version === undefined || version === 'latest') return identifier;
    if (registryType !== 'oci') return `${identifier}@${version}`;
    const isTagged = /[:@][^/]*$/.test(identifier);
    return isTagged ? identifier : `${identifier}:${version}`;
  }
}

/** What it needs, with the value that is given or the name of what is to be filled in. */
function wordsOf(argument: PackageArgument): string[] {
  const { kind, name, value, isRequired, format, default: standing, placeholder } = argument;
  if (value === undefined && isRequired !== true) return [];
  const given = value ?? standing ?? `<${placeholder ?? name.replace(/^-+/, '')}>`;
  if (kind === 'positional') return [given];
  return format === 'boolean' && value === undefined ? [name] : [name, given];
}

/** What is to be filled in stays as it is to be read. */
function quoteWord(word: string): string {
  return /^<[\w .-]+>$/.test(word) ? word : quoteForShell(word);
}
