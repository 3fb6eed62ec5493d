/** A registry as people name it in one word: see `parseRegistrySpec`. */
export type RegistrySpec =
  /** Without `url` the public one is meant. */
  | { readonly type: 'nanda' | 'mcp-registry' | 'nanda-index'; readonly url?: string }
  /** A path as it was given (not resolved), a `file://` URL, or an http(s) URL. */
  | { readonly type: 'file'; readonly path: string }
  | { readonly type: 'clients' | 'samples' }
  /** No registry at all. */
  | { readonly type: 'none' };
