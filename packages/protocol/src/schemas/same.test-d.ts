type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
/** Whether two types are one, members and all. */
export type Same<A, B> = Equal<Flat<A>, Flat<B>>;
type Flat<T> = T extends readonly (infer E)[]
  ? Flat<E>[]
  : T extends object
    ? { [K in keyof T]: Flat<T[K]> }
    : T;

/** Does not compile for what is not `true`. */
export function assertType<_T extends true>(): void {}
