/** What goes wrong with an answer of a fake registry. */
export type FakeFault = {
  /** Which requests: those whose path (from the root, without the query) starts so. Default all. */
  readonly path?: string;
  /** How many of them. Default 1; `Infinity` until it is taken back. */
  readonly times?: number;
} & (
  | {
      readonly kind: 'json';
      readonly status: number;
      readonly body: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** The page of a web server that stands before the registry. */
  | {
      readonly kind: 'html';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** An answer with this status and no body. */
  | {
      readonly kind: 'empty';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** JSON that breaks off, with status 200. */
  | { readonly kind: 'broken-json' }
  /** JSON of this many bytes, with status 200. */
  | { readonly kind: 'huge'; readonly bytes: number }
  /** The connection is lost before anything is sent. */
  | { readonly kind: 'drop' }
  /** The connection is lost in the middle of the body. */
  | { readonly kind: 'drop-midway' }
  /** Never answers. */
  | { readonly kind: 'hang' }
  /** Answers as always, once the promise is fulfilled. */
  | { readonly kind: 'wait'; readonly until: Promise<unknown> }
);
