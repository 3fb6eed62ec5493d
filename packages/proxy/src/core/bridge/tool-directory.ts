import type { Principal } from '../principal.js';
import type { AggregateView } from './aggregate-view.js';

/** Which tool of which connection a listed name means. */
export interface ToolPlace {
  readonly connectionId: string;
  /** The service's own name for it. */
  readonly toolName: string;
}

/** Maps the names of the aggregate back, for surfaces that call through executions. */
export interface ToolDirectory {
  /** Undefined where nothing is listed under this name, or the view does not allow it. */
  find(
    name: string,
    options: { readonly principal: Principal; readonly view: AggregateView },
  ): Promise<ToolPlace | undefined>;
  /**
   * Under which name a tool is listed, or would be if the service told of it there; undefined where the principal has no such
   * connection.
   */
  nameOf(
    place: ToolPlace,
    options: { readonly principal: Principal; readonly names: AggregateView['names'] },
  ): Promise<string | undefined>;
}
