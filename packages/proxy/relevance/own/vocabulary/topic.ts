/** What filler services are about: never a need that a judged query asks for. */
export interface Topic {
  readonly name: string;
  readonly category: string;
  /** Things that tools of such a service handle, in the plural. */
  readonly objects: readonly string[];
}
