/** A registry that needs more said than one word can: a name of one's own, header fields. */
export interface RegistryObject {
  readonly type: 'nanda' | 'mcp-registry' | 'nanda-index' | 'file';
  /** Of a server; without it the public one is meant. */
  readonly url?: string;
  /** Of a file: an absolute path, or an http(s) URL. */
  readonly path?: string;
  /** What its services are said to be from. */
  readonly name?: string;
  /** Of a server. Each value says where it is found, and never is it: `secret:NAME`, `env:NAME` or `file:PATH`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * A registry as settings name it: a text that `parseRegistrySpec` reads, with an absolute path where it
 * has one, or an object. In one form always, so that two settings that mean the same are the same.
 */
export type RegistrySetting = string | RegistryObject;
