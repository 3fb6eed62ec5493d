import { terminalExecutionEventTypes, type Execution, type ExecutionEvent } from '@nanda/protocol';
import type { FaultPlan, FaultyService } from '@nanda/testing';
import { expect } from 'vitest';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { readEvents, type ReadEvent } from '../../read-events.js';
import { checkEvents } from '../harness/check-events.js';
import type { Family } from '../harness/use-family.js';

/** A service as the model knows it. */
export interface ModelService {
  readonly service: FaultyService;
  readonly name: string;
  isUp: boolean;
  /** Counts what happened to it that may cost a call. */
  epoch: number;
}

export interface ModelConnection {
  readonly id: string;
  readonly of: ModelService;
  isOpen: boolean;
  /** Whether calls have no reason to fail: one has worked since the last thing that happened. */
  isCalm: boolean;
}

/** A call under way. */
export interface ModelCall {
  readonly connection: ModelConnection;
  readonly text: string;
  executionId: string | undefined;
  mayFail: boolean;
}

/** Failures that a call may come to when something happens to its service or its connection. */
const excused: ReadonlySet<string> = new Set([
  'UPSTREAM_LOST',
  'CONNECTION_FAILED',
  'CIRCUIT_OPEN',
  'CANCELLED',
  'CONNECTION_NOT_FOUND',
]);

const terminal: ReadonlySet<string> = new Set(terminalExecutionEventTypes);

/** What is done in a run of the model, and what has to hold whatever is done. */
export interface World {
  readonly services: readonly ModelService[];
  readonly connections: readonly ModelConnection[];
  readonly calls: ReadonlySet<ModelCall>;
  serve(
    plan: FaultPlan & { readonly eras: readonly ['legacy'] | readonly ['modern'] },
  ): Promise<void>;
  connect(to: ModelService): Promise<void>;
  disconnect(connection: ModelConnection): Promise<void>;
  refresh(connection: ModelConnection): Promise<void>;
  execute(connection: ModelConnection, tool: string): Promise<void>;
  stream(connection: ModelConnection, tool: string): Promise<void>;
  cancel(call: ModelCall): Promise<void>;
  /** Whatever runs at the service may be lost, and what comes next be refused, until a call has worked. */
  disturb(service: ModelService): void;
  /** What has to hold when nothing is under way. */
  checkAtRest(): Promise<void>;
}

export function createWorld({ rest, serve }: Family, { seed }: { readonly seed: number }): World {
  const services: ModelService[] = [];
  const connections: ModelConnection[] = [];
  const calls = new Set<ModelCall>();
  const executions = new Map<string, string>();
  let texts = 0;

  function begin(connection: ModelConnection): ModelCall {
    const isUndisturbed = connection.isCalm && connection.isOpen && connection.of.isUp;
    const call: ModelCall = {
      connection,
      text: `${seed}/${(texts += 1)}`,
      executionId: undefined,
      mayFail: !isUndisturbed,
    };
    calls.add(call);
    return call;
  }

  /** Exactly one answer, which is its own or an excuse. */
  function end(
    { connection, text, mayFail }: ModelCall,
    { result, code, epoch }: { result: unknown; code: string | undefined; epoch: number },
  ): void {
    if (code !== undefined) {
      expect({ text, code, mayFail }).toEqual({ text, code, mayFail: true });
      expect(excused).toContain(code);
      return;
    }
    expect(result).toEqual([{ type: 'text', text }]);
    if (connection.of.epoch === epoch && connection.isOpen) connection.isCalm = true;
  }

  function excuse(isMeant: (call: ModelCall) => boolean): void {
    for (const call of calls) if (isMeant(call)) call.mayFail = true;
  }

  async function readStream(answer: Response, call: ModelCall): Promise<readonly ExecutionEvent[]> {
    const read: ReadEvent<ExecutionEvent>[] = [];
    const events = answer.body
      ?.pipeThrough(new TextDecoderStream())
      .pipeThrough(new EventSourceParserStream());
    for await (const { id, event, data } of events ?? []) {
      read.push({ id, event, data: JSON.parse(data) as ExecutionEvent });
      call.executionId ??= read[0]?.data.executionId;
    }
    return checkEvents(read);
  }

  return {
    services,
    connections,
    calls,
    async serve({ eras, ...plan }) {
      services.push({ ...(await serve({ ...plan, eras: [...eras] })), isUp: true, epoch: 0 });
    },

    async connect(to) {
      const { epoch } = to;
      const wasUp = to.isUp;
      const { status, data, error } = await rest.ask<{ id: string }>(
        'POST',
        `/v2/services/${to.name}/connect`,
        { body: {}, bound: 15_000 },
      );
      if (data !== undefined) {
        const isCalm = to.epoch === epoch && to.isUp;
        connections.push({ id: data.id, of: to, isOpen: true, isCalm });
        return;
      }
      expect({ status, isDisturbed: !wasUp || to.epoch !== epoch }).toMatchObject({
        isDisturbed: true,
      });
      expect(excused).toContain(error?.code);
    },

    async disconnect(connection) {
      connection.isOpen = false;
      excuse((call) => call.connection === connection);
      const { status } = await rest.ask('DELETE', `/v2/connections/${connection.id}`, {
        bound: 15_000,
      });
      expect(status).toBe(200);
    },

    async refresh(connection) {
      connection.isCalm = false;
      excuse((call) => call.connection === connection);
      const { of } = connection;
      const { epoch, isUp } = of;
      const { status, error } = await rest.ask('POST', `/v2/connections/${connection.id}/refresh`, {
        body: {},
        bound: 15_000,
      });
      if (status !== 200) {
        const isDisturbed = !isUp || of.epoch !== epoch || !connection.isOpen;
        expect({ error, isDisturbed }).toEqual({ error, isDisturbed: true });
        expect(excused).toContain(error?.code);
      }
    },

    async execute(connection, tool) {
      const call = begin(connection);
      const { epoch } = connection.of;
      const parameters = { text: call.text };
      const answer = await rest.execute(connection.id, tool, { parameters, bound: 20_000 });
      calls.delete(call);
      const { data, error } = answer;
      if (data !== undefined) executions.set(data.requestId, 'completed');
      end(call, { result: data?.result?.content, code: error?.code, epoch });
    },

    async stream(connection, tool) {
      const call = begin(connection);
      const { epoch } = connection.of;
      const parameters = { text: call.text };
      const answer = await rest.openStream(connection.id, tool, { parameters, bound: 20_000 });
      if (answer.status !== 200) {
        const { error } = (await answer.json()) as { error: { code: string } };
        calls.delete(call);
        return end(call, { result: undefined, code: error.code, epoch });
      }
      const last = (await readStream(answer, call)).at(-1);
      calls.delete(call);
      const code = last !== undefined && 'error' in last ? last.error.code : undefined;
      const states = { result: 'completed', error: 'failed', cancelled: 'cancelled' } as const;
      if (last !== undefined && last.type in states) {
        executions.set(last.executionId, states[last.type as keyof typeof states]);
      }
      return end(call, {
        result: last?.type === 'result' ? last.result.content : undefined,
        code,
        epoch,
      });
    },

    async cancel(call) {
      if (call.executionId === undefined) return;
      call.mayFail = true;
      const path = `/v2/executions/${call.executionId}`;
      const { status, data } = await rest.ask<Execution>('DELETE', path, { bound: 15_000 });
      expect(status).toBe(200);
      expect(['cancelled', 'completed', 'failed']).toContain(data?.state);
    },

    disturb(service) {
      service.epoch += 1;
      excuse((call) => call.connection.of === service);
      for (const connection of connections) {
        if (connection.of === service) connection.isCalm = false;
      }
    },

    async checkAtRest() {
      expect(calls.size).toBe(0);
      const open = connections.filter(({ isOpen }) => isOpen).map(({ id }) => id);
      const listed = await rest.get<{ id: string }[]>('/v2/connections');
      expect(new Set(listed.map(({ id }) => id))).toEqual(new Set(open));
      expect(await rest.get('/v2/executions?state=running')).toEqual([]);
      for (const { id } of listed) {
        expect(await rest.get(`/v2/connections/${id}/metrics`)).toMatchObject({
          calls: { running: 0 },
        });
      }
      // Nothing was called twice, whatever was made of its answer: a session that does not know itself
      // any more calls nothing, and the next one is another one.
      for (const { service } of services) {
        const given = service.seen.calls.map(({ sessionId, arguments: parameters }) =>
          JSON.stringify([sessionId, parameters]),
        );
        expect(new Set(given).size).toBe(given.length);
      }
      // What is told afterwards is what was told then.
      for (const [id, state] of executions) {
        const answer = await rest.send('GET', `/v2/executions/${id}/events`);
        const events = checkEvents(await readEvents<ExecutionEvent>(answer));
        expect(events.filter(({ type }) => terminal.has(type))).toHaveLength(1);
        expect((await rest.get<Execution>(`/v2/executions/${id}`)).state).toBe(state);
      }
      executions.clear();
    },
  };
}
