/** A kind of MCP client: by SDK, and by the eras that it asks for. */
export type InteropClientKind = 'sdk1' | 'sdk2-legacy' | 'sdk2-modern' | 'sdk2-auto';

export const interopClientKinds: readonly InteropClientKind[] = [
  'sdk1',
  'sdk2-legacy',
  'sdk2-modern',
  'sdk2-auto',
];

/** What a client was told or asked for, beside its answers. */
export interface Heard {
  readonly logs: unknown[];
  /** Methods of the requests of the service, with the mode of an elicitation. */
  readonly asked: string[];
  /** URIs. */
  readonly updated: string[];
  readonly changes: string[];
}

export interface InteropCallOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: { progress: number; total?: number | undefined }) => void;
}

/** A client of either SDK, as the features are tried. */
export interface InteropClient extends AsyncDisposable {
  readonly heard: Heard;
  /** The era that was agreed with the other end. */
  readonly era: 'legacy' | 'modern';
  listTools(): Promise<readonly string[]>;
  /** The result whole. */
  callTool(
    name: string,
    parameters?: Readonly<Record<string, unknown>>,
    options?: InteropCallOptions,
  ): Promise<Readonly<Record<string, unknown>>>;
  /** From now on the log is wanted. */
  wantLog(): Promise<void>;
  listResources(): Promise<readonly string[]>;
  listTemplates(): Promise<readonly string[]>;
  readResource(uri: string): Promise<unknown>;
  /** Wants to hear of changes: of the lists, and of one resource. */
  follow(uri: string): Promise<void>;
  listPrompts(): Promise<readonly string[]>;
  getPrompt(name: string, values: Readonly<Record<string, string>>): Promise<unknown>;
  complete(prompt: string, argument: { name: string; value: string }): Promise<readonly string[]>;
}
