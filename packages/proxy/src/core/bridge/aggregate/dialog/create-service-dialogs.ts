import type { Connections } from '../../../connections/connections.js';
import type { McpAnswer, McpNotification } from '../../../mcp-message.js';
import { untilAborted } from '../../../until-aborted.js';
import type { ClientOutlet, ClientRequest, McpClient, McpDialog } from '../../mcp-endpoint.js';
import type { ServiceRelay } from '../../service-relay.js';
import { createConnectionEndpoint } from '../../service/create-connection-endpoint.js';
import { refusalOf } from '../../service/refusal-of.js';
import type { Gathering } from '../gathering/create-gathering.js';
import type { Memory } from '../gathering/create-gatherings.js';
import { readTaskId } from '../gathering/read-task-id.js';
import type { UriDesk } from './create-uri-desk.js';

export interface ServiceDialogsOptions {
  readonly relay: ServiceRelay;
  readonly connections: Pick<Connections, 'tools'>;
  readonly client: McpClient;
  readonly outlet: ClientOutlet;
  readonly gathering: Gathering;
  readonly memory: Memory;
  readonly uris: UriDesk;
}

/** What one client has to say to each of the services: a dialog of its own with every one that it uses. */
export interface ServiceDialogs {
  readonly uris: UriDesk;
  /** The dialog with a service, opened where there is none. What it tells comes to the client as the client knows it. */
  open(connectionId: string): McpDialog;
  /** Asks a service what the client asks, in the service's own words; the answer comes in the client's. */
  ask(connectionId: string, request: ClientRequest): Promise<McpAnswer>;
  /** From which level on the client wants the log: of the services that it has used so far, and of those that it will. */
  setLevel(level: string, signal: AbortSignal): Promise<void>;
  /** Tells all services that the client has used so far. */
  tell(notification: McpNotification): void;
  /** The client follows a resource under this name. @returns ends that */
  follow(place: { readonly connectionId: string; readonly uri: string }, shown: string): () => void;
  close(): Promise<void>;
}

interface Opened {
  readonly dialog: McpDialog;
  /** The log level that the service was told, or is being told. */
  level: { readonly name: string; readonly told: Promise<void> } | undefined;
}

const updated = 'notifications/resources/updated';
const changed = /^notifications\/(tools|prompts|resources)\/list_changed$/;

export function createServiceDialogs(options: ServiceDialogsOptions): ServiceDialogs {
  const { relay, connections, client, outlet, gathering, memory, uris } = options;
  const opened = new Map<string, Opened>();
  /** What the client calls the resources that it follows, by connection and own URI. */
  const followed = new Map<string, string>();
  let level: string | undefined;
  let isClosed = false;

  function keyOf({ connectionId, uri }: { connectionId: string; uri: string }): string {
    return `${connectionId} ${uri}`;
  }

  /** A notification in the client's words; undefined for what the aggregate tells by itself. */
  function translate(
    connectionId: string,
    notification: McpNotification,
  ): McpNotification | undefined {
    const { method, params } = notification;
    const list = changed.exec(method)?.[1];
    if (list === 'prompts' || list === 'resources') gathering.offersChanged(connectionId, list);
    if (list !== undefined) return undefined;
    const { uri } = params;
    if (method !== updated || typeof uri !== 'string') return notification;
    const place = { connectionId, uri };
    return { method, params: { ...params, uri: followed.get(keyOf(place)) ?? uris.show(place) } };
  }

  function find(connectionId: string): Opened {
    const known = opened.get(connectionId);
    if (known !== undefined) return known;
    const endpoint = createConnectionEndpoint({ relay, connections, connectionId });
    const dialog = endpoint.open(client, {
      notify(notification) {
        const told = translate(connectionId, notification);
        if (told !== undefined) outlet.notify(told);
      },
      ask: outlet.ask,
    });
    const made: Opened = { dialog, level: undefined };
    opened.set(connectionId, made);
    void closeGone();
    return made;
  }

  /** Connections come and go in the life of a client; what it had with those that are gone goes too. */
  async function closeGone(): Promise<void> {
    const members = await gathering.members().catch(() => undefined);
    if (members === undefined) return;
    const ids = new Set(members.map(({ connection }) => connection.id));
    for (const [id, { dialog }] of opened) {
      if (ids.has(id)) continue;
      opened.delete(id);
      dialog.close().catch(() => undefined);
    }
  }

  async function noteTask(
    result: Readonly<Record<string, unknown>>,
    connectionId: string,
  ): Promise<void> {
    const taskId = readTaskId(result);
    if (taskId === undefined) return;
    const members = await gathering.members();
    const ids = new Set(members.map(({ connection }) => connection.id));
    memory.tasks.add(taskId, connectionId, ids);
  }

  /** A service that has no log, or cannot be told, does not keep its client from anything. */
  function tellLevel(service: Opened): Promise<void> {
    const name = level;
    if (name === undefined) return Promise.resolve();
    if (service.level?.name === name) return service.level.told;
    const told = service.dialog.answer(makeLevelRequest(name)).then(
      () => undefined,
      () => undefined,
    );
    service.level = { name, told };
    return told;
  }

  return {
    uris,
    open: (connectionId) => find(connectionId).dialog,
    async ask(connectionId, request) {
      const service = find(connectionId);
      if (level !== undefined) await untilAborted(tellLevel(service), request.signal);
      const answer = await service.dialog.answer({
        ...request,
        notify(notification) {
          const told = translate(connectionId, notification);
          if (told !== undefined) request.notify(told);
        },
      });
      // The request that opened this has ended with its client; nobody would close it any more.
      if (isClosed) await service.dialog.close();
      if ('result' in answer) await noteTask(answer.result, connectionId);
      return uris.showAnswer(answer, connectionId);
    },
    async setLevel(name, signal) {
      level = name;
      await untilAborted(Promise.all(Array.from(opened.values(), tellLevel)), signal);
    },
    tell(notification) {
      for (const { dialog } of opened.values()) dialog.take(notification);
    },
    follow(place, shown) {
      followed.set(keyOf(place), shown);
      return () => followed.delete(keyOf(place));
    },
    async close() {
      isClosed = true;
      await Promise.all(Array.from(opened.values(), ({ dialog }) => dialog.close()));
    },
  };
}

function makeLevelRequest(level: string): ClientRequest {
  return {
    method: 'logging/setLevel',
    params: { level },
    wantsProgress: false,
    signal: new AbortController().signal,
    notify: () => undefined,
    ask: async ({ method }) => refusalOf('methodNotFound', `Method not found: ${method}`),
  };
}
