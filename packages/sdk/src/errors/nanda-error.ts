const brand: unique symbol = Symbol.for('nanda.error');

/**
 * The base of every error that this package throws on purpose.
 *
 * Ask with `isInstance` rather than `instanceof`: it also knows errors of another copy of the package.
 */
export class NandaError extends Error {
  /** The name of the class, which survives minification and a second copy of the package. */
  static readonly kind: string = 'NandaError';

  readonly [brand] = true;

  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = new.target.kind;
  }

  /** Whether `error` is of this class or of one that extends it. */
  static isInstance<Class extends abstract new (...parameters: never) => NandaError>(
    this: Class & { readonly kind: string },
    error: unknown,
  ): error is InstanceType<Class> {
    if (typeof error !== 'object' || error === null || !(brand in error)) return false;
    let ancestor: unknown = error.constructor;
    while (typeof ancestor === 'function') {
      if ('kind' in ancestor && ancestor.kind === this.kind) return true;
      ancestor = Object.getPrototypeOf(ancestor);
    }
    return false;
  }
}
