/**
 * A service of our own corpus, as a row of the loose shape that `readPlainRow` takes. Texts are
 * written for this corpus: no registry's data is in it.
 */
export interface OwnService {
  /** Unique in the corpus; judged queries name services by it. */
  readonly id: string;
  readonly name: string;
  readonly title?: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly category: string;
  readonly publisher?: string;
  readonly tools: readonly { readonly name: string; readonly description: string }[];
  readonly repository?: string;
  readonly url?: string;
  readonly transport: 'stdio' | 'streamable-http' | 'sse';
  /** In no fixed unit, as registries have it: only its order counts. */
  readonly popularity: number;
  readonly auth?: 'none' | 'api-key' | 'oauth2' | 'bearer';
}
