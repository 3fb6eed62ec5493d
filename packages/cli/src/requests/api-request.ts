/** A request of `nanda api`, ready to be sent or to be shown. */
export interface ApiRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** What was given with --header, as it was typed: what stands behind `env:` is not in it. */
  readonly headers: readonly ApiHeader[];
  /** As it goes over the wire. */
  readonly body?: string;
}

export interface ApiHeader {
  readonly name: string;
  /** A text, or the variable of the environment that has it. */
  readonly value: { readonly text: string } | { readonly variable: string };
}
