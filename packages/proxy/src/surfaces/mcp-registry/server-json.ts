/** A `server.json` of the schema of 2025-12-11, as far as the catalog can fill it. */
export interface ServerJson {
  readonly $schema: string;
  readonly name: string;
  readonly description: string;
  readonly title?: string;
  readonly version: string;
  readonly repository?: ServerRepository;
  readonly websiteUrl?: string;
  readonly packages?: readonly ServerPackage[];
  readonly remotes?: readonly ServerRemote[];
}

export interface ServerRepository {
  readonly url: string;
  readonly source: string;
  readonly subfolder?: string;
}

export interface ServerRemote {
  readonly type: 'streamable-http' | 'sse';
  readonly url: string;
  readonly headers?: readonly ServerNamedInput[];
  readonly variables?: Readonly<Record<string, ServerInput>>;
}

/** What has to be filled in. */
export interface ServerInput {
  readonly description?: string;
  readonly isRequired?: boolean;
  readonly isSecret?: boolean;
  readonly format?: 'string' | 'number' | 'boolean' | 'filepath';
  readonly default?: string;
  readonly placeholder?: string;
  readonly value?: string;
  readonly choices?: readonly string[];
  readonly variables?: Readonly<Record<string, ServerInput>>;
}

export interface ServerNamedInput extends ServerInput {
  readonly name: string;
}

export type ServerArgument = ServerInput & { readonly isRepeated?: boolean } & (
    | { readonly type: 'named'; readonly name: string }
    | { readonly type: 'positional'; readonly valueHint: string }
  );

export interface ServerPackage {
  readonly registryType: string;
  readonly identifier: string;
  readonly version?: string;
  readonly runtimeHint?: string;
  readonly fileSha256?: string;
  readonly transport:
    | { readonly type: 'stdio' }
    | { readonly type: 'streamable-http' | 'sse'; readonly url: string };
  readonly runtimeArguments?: readonly ServerArgument[];
  readonly packageArguments?: readonly ServerArgument[];
  readonly environmentVariables?: readonly ServerNamedInput[];
}
