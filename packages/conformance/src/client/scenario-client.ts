/** A client of the whole stack, as a scenario uses it; behind it are the proxy and the suite's server. */
export interface ScenarioClient extends AsyncDisposable {
  listTools(): Promise<readonly ScenarioTool[]>;
  callTool(name: string, parameters: Readonly<Record<string, unknown>>): Promise<void>;
  /** All URIs. */
  listResources(): Promise<readonly string[]>;
  readResource(uri: string): Promise<void>;
  /** All names. */
  listPrompts(): Promise<readonly string[]>;
  getPrompt(name: string): Promise<void>;
}

export interface ScenarioTool {
  readonly name: string;
  readonly inputSchema: Readonly<Record<string, unknown>>;
}
