import type { ClientName } from './client-locations.js';

/** One server in a client's configuration, as it stands there, with its secrets. */
export interface ClientServer {
  readonly client: ClientName;
  /** The file that names it. */
  readonly path: string;
  readonly name: string;
  readonly entry: unknown;
  /** True where a file of a project names it: somebody else may have written that. */
  readonly isOfProject: boolean;
  /** The directory for which alone it holds. */
  readonly project?: string;
  /** What the client asks its user for, as its file describes it; entries refer to it by `${input:id}`. */
  readonly inputs?: readonly unknown[];
}
