import type { InteractiveClient } from '../client/interactive-client.js';
import type { ServiceQuery } from '../client/service-query.js';
import type { Service } from '@nanda/sdk';
import type { SessionStore } from './create-store.js';
import { showToast } from './show-toast.js';
import { describeFailure } from './describe-failure.js';
import { openExecution } from './open-execution.js';
import { readQuestions } from './read-questions.js';
import { readUnchanged } from './read-unchanged.js';
import { showFailure } from './show-failure.js';

const searchDelay = 120;
const pageLength = 50;
/** Who goes on wants more at a time. */
const nextLength = 100;
/** Rows that a list holds: nobody reads on from there. */
const mostRows = 20_000;

/** Options of {@link createReader}. */
export interface CreateReaderOptions {
  client: InteractiveClient;
  store: SessionStore;
  now: () => number;
}

/** Reads what is shown without anybody giving a command, and keeps it up to date. */
export interface Reader {
  /** Reads the connections and the inbox, and follows what happens. */
  start(): void;
  /** Settles once it has been tried to read the connections. */
  connectionsKnown(): Promise<void>;
  /** Asks a moment later, and only if nothing else is wanted by then. */
  lookFor(query: ServiceQuery): void;
  /** Reads the next page; to the end: all of them, as many as a list holds. */
  loadMore(list: 'services' | 'history', options?: { toEnd?: boolean | undefined }): Promise<void>;
  load(what: 'connections' | 'history' | 'inbox'): void;
  lookAt(service: Service): void;
  /** Shows a call of the history, unless another one is wanted by then. @throws what the client throws */
  openExecution(executionId: string): Promise<void>;
  close(): void;
}

/** Makes the reader of a session. Its owner closes it. */
export function createReader({ client, store, now }: CreateReaderOptions): Reader {
  const { dispatch } = store;
  const ending = new AbortController();
  let searching = new AbortController();
  let searchTimer: NodeJS.Timeout | undefined;
  let looking = new AbortController();
  let opening = new AbortController();
  let listing = new AbortController();
  let connections: Promise<void> | undefined;
  let unwatch: (() => void) | undefined;

  /** What is no longer waited for must not reach the session. */
  async function read<Answer>(
    work: (options: { signal: AbortSignal }) => Promise<Answer>,
    {
      signal = ending.signal,
      onAnswer,
      onFailure,
    }: {
      signal?: AbortSignal;
      onAnswer: (answer: Answer) => void;
      onFailure?: ((error: unknown) => void) | undefined;
    },
  ): Promise<void> {
    const either = AbortSignal.any([signal, ending.signal]);
    try {
      const answer = await work({ signal: either });
      if (!either.aborted) onAnswer(answer);
    } catch (error) {
      if (!either.aborted) onFailure?.(error);
    }
  }

  function loadConnections(): Promise<void> {
    dispatch({ type: 'connections-wanted' });
    const watched = () => store.state.connections.connections;
    return read((options) => readUnchanged(() => client.connections(options), { watched }), {
      onAnswer: (rows) => dispatch({ type: 'connections-listed', connections: rows }),
      onFailure: (error) =>
        dispatch({ type: 'connections-failed', failure: describeFailure(error) }),
    });
  }

  function loadHistory(): void {
    // The next page of a list that is read anew is not the next page any more.
    listing.abort();
    listing = new AbortController();
    dispatch({ type: 'history-wanted' });
    void read((options) => client.executions({ limit: pageLength }, options), {
      signal: listing.signal,
      onAnswer: (page) => dispatch({ type: 'history-found', page }),
      onFailure: (error) => dispatch({ type: 'history-failed', failure: describeFailure(error) }),
    });
  }

  function loadInbox(): void {
    const listed = () => store.state.connections.connections;
    const watched = () => store.state.inbox.questions;
    const list = (options: { signal: AbortSignal }) =>
      readUnchanged(() => readQuestions(client, { ...options, connections: listed }), { watched });
    void read(list, {
      onAnswer: (questions) => dispatch({ type: 'questions-listed', questions }),
      // An empty inbox would say that nothing is asked.
      onFailure(error) {
        const { message, hint } = describeFailure(error);
        showFailure(store, { message: `The inbox was not read: ${message}`, hint });
      },
    });
  }

  function search(query: ServiceQuery): void {
    const { signal } = searching;
    void read((options) => client.search({ ...query, limit: pageLength }, options), {
      signal,
      onAnswer: (page) => dispatch({ type: 'services-found', query, page }),
      onFailure: (error) =>
        dispatch({ type: 'services-failed', query, failure: describeFailure(error) }),
    });
  }

  /** The header showed for a moment only that it was lost. */
  function tellReturn(): void {
    const text = 'The proxy runs again, and connections are back';
    const at = new Date().toISOString();
    dispatch({ type: 'logged', line: { at, source: 'proxy', level: 'warning', text } });
    showToast(store, { text, tone: 'success' });
  }

  async function loadPage(list: 'services' | 'history'): Promise<void> {
    if (!hasMore(list)) return;
    if (list === 'services') {
      const { nextCursor: cursor, query } = store.state.services;
      dispatch({ type: 'more-services-wanted' });
      return read((options) => client.search({ ...query, limit: nextLength, cursor }, options), {
        signal: searching.signal,
        onAnswer: (page) => dispatch({ type: 'more-services-found', query, page }),
        onFailure: (error) =>
          dispatch({ type: 'services-failed', query, failure: describeFailure(error) }),
      });
    }
    const { nextCursor: cursor } = store.state.history;
    dispatch({ type: 'more-history-wanted' });
    return read((options) => client.executions({ limit: nextLength, cursor }, options), {
      signal: listing.signal,
      onAnswer: (page) => dispatch({ type: 'more-history-found', page }),
      onFailure: (error) => dispatch({ type: 'history-failed', failure: describeFailure(error) }),
    });
  }

  function hasMore(list: 'services' | 'history'): boolean {
    const { services, history } = store.state;
    const { status, nextCursor } = list === 'services' ? services : history;
    const length = list === 'services' ? services.services.length : history.executions.length;
    return (
      status === 'ready' && nextCursor !== undefined && length < mostRows && !ending.signal.aborted
    );
  }

  return {
    start() {
      unwatch ??= client.watch({
        onConnection: (connection) => {
          const { openedHere, connections: rows } = store.state.connections;
          // One of another user, or one that was closed a moment ago, is not put back.
          const isKnown =
            openedHere.includes(connection.id) || rows.some(({ id }) => id === connection.id);
          if (isKnown || connection.state !== 'disconnected')
            dispatch({ type: 'connection-changed', connection });
        },
        onProxy: (status) => {
          const { state: before } = store.state.proxy;
          dispatch({ type: 'proxy-changed', status });
          if (before === 'lost' && status.state === 'up') tellReturn();
        },
        onGap: () => {
          connections = loadConnections();
          loadInbox();
        },
      });
      connections ??= loadConnections();
      void connections.then(loadInbox);
    },
    async connectionsKnown() {
      connections ??= loadConnections();
      await connections;
    },
    lookFor(query) {
      clearTimeout(searchTimer);
      searching.abort();
      searching = new AbortController();
      dispatch({ type: 'services-wanted', query });
      searchTimer = setTimeout(() => search(query), searchDelay);
    },
    async loadMore(list, { toEnd = false } = {}) {
      await loadPage(list);
      if (toEnd) while (hasMore(list)) await loadPage(list);
    },
    load(what) {
      if (what === 'connections') connections = loadConnections();
      else if (what === 'history') loadHistory();
      else loadInbox();
    },
    lookAt(service) {
      looking.abort();
      looking = new AbortController();
      const { signal } = looking;
      const serviceId = service.id;
      dispatch({ type: 'detail-wanted', service });
      void read((options) => client.service(serviceId, options), {
        signal,
        onAnswer: (whole) => dispatch({ type: 'detail-found', service: whole }),
        onFailure: (error) =>
          dispatch({ type: 'detail-failed', serviceId, failure: describeFailure(error) }),
      });
      void read((options) => client.serviceTools(serviceId, options), {
        signal,
        onAnswer: (tools) => dispatch({ type: 'detail-tools-found', serviceId, tools }),
        onFailure: (error) =>
          dispatch({ type: 'detail-tools-failed', serviceId, failure: describeFailure(error) }),
      });
    },
    async openExecution(executionId) {
      opening.abort();
      opening = new AbortController();
      const signal = AbortSignal.any([opening.signal, ending.signal]);
      await openExecution(executionId, { client, store, now, signal });
    },
    close() {
      clearTimeout(searchTimer);
      ending.abort();
      unwatch?.();
    },
  };
}
