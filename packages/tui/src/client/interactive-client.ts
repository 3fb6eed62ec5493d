import type {
  Authorization,
  AuthorizationRequest,
  Connection,
  Execution,
  ExecutionEvent,
  FilledPrompt,
  Prompt,
  ReadResource,
  Resource,
  Service,
  ServiceCredentials,
  ToolDefinition,
  ToolResult,
} from '@nanda/sdk';
import type { Confirm } from '../session/confirm.js';
import type { ProxyStatus } from './proxy-status.js';
import type { ServicePage } from './service-page.js';
import type { ServiceQuery } from './service-query.js';

/** A request that can be given up. */
export interface Abortable {
  signal: AbortSignal;
}

/** What the terminal app needs of the world. Everything that it answers with is untrusted text. */
export interface InteractiveClient {
  /** Services that match, best first: one page of them. */
  search(query: ServiceQuery, options: Abortable): Promise<ServicePage>;
  /** The services that are used most, the most used first. */
  popular(options: Abortable): Promise<Service[]>;
  /** One service, whole. */
  service(serviceId: string, options: Abortable): Promise<Service>;
  /** The tools of a service of the catalog, whether it is connected or not. */
  serviceTools(serviceId: string, options: Abortable): Promise<ToolDefinition[]>;
  /** Lists an address in the catalog of the proxy, once it has answered. */
  register(server: ServerRegistration, options: Abortable): Promise<Service>;

  /** All connections of this user, also those that were opened elsewhere; the oldest first. */
  connections(options: Abortable): Promise<Connection[]>;
  /** Opens a connection. */
  connect(request: ConnectRequest, options: Abortable): Promise<Connection>;
  /**
   * Has the user agree to the use of a service at its authorization server: gives how it ended. Aborting the signal gives it
   * up.
   */
  authorize(request: ConsentRequest, options: Abortable): Promise<Authorization>;
  /** Finishes an authorization with the address to which the browser was sent back, where that did not reach the proxy. */
  completeAuthorization(
    answer: { authorizationId: string; redirectUrl: string },
    options: Abortable,
  ): Promise<void>;
  /** Gives an authorization up; whoever waits for it is told. */
  cancelAuthorization(authorizationId: string, options: Abortable): Promise<void>;
  /** Opens a new session of a connection, and asks for its tools again. */
  refresh(request: RefreshRequest, options: Abortable): Promise<Connection>;
  /** Closes a connection. */
  disconnect(connectionId: string): Promise<void>;
  /** The tools of an open connection, as the service lists them now. */
  tools(connectionId: string, options: Abortable): Promise<ToolDefinition[]>;
  resources(connectionId: string, options: Abortable): Promise<Resource[]>;
  readResource(request: ResourceRequest, options: Abortable): Promise<ReadResource>;
  prompts(connectionId: string, options: Abortable): Promise<Prompt[]>;
  prompt(request: PromptRequest, options: Abortable): Promise<FilledPrompt>;

  /**
   * Runs a tool to its end, through the questions that it asks. Aborting the signal cancels the execution at the
   * service.
   */
  call(request: ToolCall): Promise<ToolResult>;
  /** Answers what a running tool has asked for. */
  answer(answer: QuestionAnswer, options: Abortable): Promise<void>;
  /** Calls that run or have run, the newest first, without parameters and results. */
  executions(query: ExecutionQuery, options: Abortable): Promise<ExecutionPage>;
  /** One call with its parameters and its result. */
  execution(executionId: string, options: Abortable): Promise<Execution>;
  /** The events of one call from its first, to its end; leaving early harms nothing. */
  follow(executionId: string, options: FollowOptions): Promise<void>;

  /** Who asks the user before a proof is signed for a contract that he has not agreed to. Default: nobody, and none is signed. */
  confirmBy?(ask: Confirm): void;
  /** Tells of every change of a connection, and of the proxy; gives the function that ends it. */
  watch(watcher: ClientWatcher): () => void;
  /** Where the proxy is, for the commands that are shown; undefined before it has been found. */
  readonly endpoint: ProxyEndpoint | undefined;
  /** Lets go of everything that is open. Connections stay. */
  close(): Promise<void>;
}

/** Where the proxy is, as a copied command or program finds it. */
export interface ProxyEndpoint {
  readonly baseURL: string;
  readonly wantsToken: boolean;
  /** As in `ProxyAddress`. */
  readonly shellHeader?: string | undefined;
}

/** A server that is to be listed. */
export interface ServerRegistration {
  name: string;
  url: string;
}

/** What a connection is opened with. */
export interface ConnectRequest {
  /** The id of the service, or its name where one service alone has it. */
  serviceId: string;
  auth?: ServiceCredentials | undefined;
  /** Whether the proxy keeps `auth` for the connections to come. Default false. */
  remember?: boolean | undefined;
  /** A short name for it. */
  name?: string | undefined;
}

/** What a user is to agree to. */
export interface ConsentRequest extends AuthorizationRequest {
  serviceId: string;
  /** Shows its page, once. What it rejects with ends the authorization. */
  onPage: (authorization: Authorization) => Promise<void>;
}

export interface RefreshRequest {
  connectionId: string;
  /** Whether the changes of its tools are accepted. Default false. */
  acceptTools?: boolean | undefined;
}

export interface ResourceRequest {
  connectionId: string;
  uri: string;
}

export interface PromptRequest {
  connectionId: string;
  name: string;
  arguments: Record<string, string>;
}

/** One call of a tool. */
export interface ToolCall extends Abortable {
  connectionId: string;
  tool: string;
  parameters: Record<string, unknown>;
  /** Told of every event of the call, in their order. */
  onEvent: (event: ExecutionEvent) => void;
}

/** An answer to `input_required`. */
export interface QuestionAnswer {
  executionId: string;
  key: string;
  /** As `InputAnswer.result` of the contract. */
  result: Record<string, unknown>;
}

export interface ExecutionQuery {
  /** Only those that wait for an answer. Default false: all. */
  isWaiting?: boolean | undefined;
  /** Where the page before ended. */
  cursor?: string | undefined;
  /** Default 50. */
  limit?: number | undefined;
}

export interface ExecutionPage {
  executions: Execution[];
  /** Undefined on the last page. */
  nextCursor: string | undefined;
}

export interface FollowOptions extends Abortable {
  onEvent: (event: ExecutionEvent) => void;
}

/** Who is told what happens without being asked for. */
export interface ClientWatcher {
  /** A connection as it is now, whoever changed it. */
  onConnection: (connection: Connection) => void;
  onProxy: (status: ProxyStatus) => void;
  /** Something may have been missed: lists are to be read again. */
  onGap: () => void;
}
