import { createHmac, randomBytes } from 'node:crypto';
import type { ExecutionOutcome, ExecutionRecord } from '../executions/execution-record.js';
import type { Executions } from '../executions/executions.js';
import { roughSize } from '../executions/rough-size.js';
import type { McpAnswer } from '../mcp-message.js';
import { NandaError } from '../nanda-error.js';
import { ownerOf } from '../owner-of.js';
import { principalKey } from '../principal-key.js';
import type { Principal } from '../principal.js';
import type { AuditEntry, AuditLog } from './audit-log.js';

export interface AuditCallsOptions {
  readonly audit: Pick<AuditLog, 'record'>;
  /** Whether each call is an entry; refusals always are. */
  readonly isOn: boolean;
}

interface Called {
  readonly connectionId: string;
  readonly toolName: string;
}

/** Arguments that are larger, roughly, are not hashed: that would take longer than the call. */
const maxArguments = 256 * 1024;

/**
 * The same use cases, with an entry for each call: who called what, a hash of the arguments, what came of it and how long it
 * took. The key of the hash lives as long as the process: equal arguments are seen to be equal, and even a short one
 * cannot be guessed from it.
 */
export function auditCalls(executions: Executions, { audit, isOn }: AuditCallsOptions): Executions {
  const key = randomBytes(32);
  /** A repeated request finds the same execution, or that of the store, which ended before. */
  const noted = new WeakSet<ExecutionRecord>();

  function digest(parameters: unknown): string | undefined {
    if (roughSize(parameters) > maxArguments) return undefined;
    const text = JSON.stringify(parameters) ?? '';
    return createHmac('sha256', key).update(text).digest('base64url').slice(0, 16);
  }

  function entryOf({ connectionId, toolName }: Called, principal: Principal) {
    return {
      actor: principalKey(ownerOf(principal)),
      target: connectionId,
      details: { tool: toolName },
    } satisfies Partial<AuditEntry>;
  }

  function refused(error: unknown, { called, principal }: Call): void {
    if (!(error instanceof NandaError) || error.code !== 'FORBIDDEN') return;
    audit.record({
      ...entryOf(called, principal),
      type: 'tool.refused',
      outcome: 'refused',
      failure: error,
      details: { tool: called.toolName, code: error.code, ...error.details },
    });
  }

  function told(call: Call, result: CallResult): void {
    const { called, principal } = call;
    const { outcome, details, requestId } = result;
    audit.record({
      ...entryOf(called, principal),
      type: 'tool.called',
      outcome,
      requestId,
      details: { tool: called.toolName, ...details },
    });
  }

  return {
    ...executions,
    get running() {
      return executions.running;
    },
    async start(request, principal) {
      const call = { called: request, principal };
      const askedAt = Date.now();
      let record: ExecutionRecord;
      try {
        record = await executions.start(request, principal);
      } catch (error) {
        refused(error, call);
        throw error;
      }
      const isOld = record.endedAt !== undefined && Date.parse(record.endedAt) < askedAt;
      if (isOn && !isOld && !noted.has(record)) {
        noted.add(record);
        const { id, serviceId } = record;
        const known = { serviceId, arguments: digest(request.parameters) };
        void record.ended.then((ended) => {
          const { outcome, code } = judge(ended);
          const details = { ...known, code, ms: Math.round(ended.metadata.executionTime) };
          told(call, { outcome, details, requestId: id });
        });
      }
      return record;
    },
    async relay(relayed, principal) {
      const call = { called: relayed, principal };
      const started = performance.now();
      const known = isOn ? { arguments: digest(relayed.params['arguments'] ?? {}) } : {};
      const ended = (outcome: CallResult['outcome'], code?: string | number): void => {
        const ms = Math.round(performance.now() - started);
        if (isOn) told(call, { outcome, details: { ...known, code, ms }, requestId: undefined });
      };
      try {
        const answer = await executions.relay(relayed, principal);
        ended(isFailure(answer) ? 'failure' : 'success', codeOf(answer));
        return answer;
      } catch (error) {
        refused(error, call);
        if (!isRefusal(error))
          ended('failure', error instanceof NandaError ? error.code : undefined);
        throw error;
      }
    },
  };
}

interface Call {
  readonly called: Called;
  readonly principal: Principal;
}

interface CallResult {
  readonly outcome: 'success' | 'failure';
  readonly details: Readonly<Record<string, unknown>>;
  readonly requestId: string | undefined;
}

function judge(ended: ExecutionOutcome): Pick<CallResult, 'outcome'> & { readonly code?: string } {
  if (ended.kind !== 'result') return { outcome: 'failure', code: ended.error.code };
  return { outcome: ended.result.isError === true ? 'failure' : 'success' };
}

function isRefusal(error: unknown): boolean {
  return error instanceof NandaError && error.code === 'FORBIDDEN';
}

function isFailure(answer: McpAnswer): boolean {
  return 'error' in answer || answer.result['isError'] === true;
}

function codeOf(answer: McpAnswer): number | undefined {
  return 'error' in answer ? answer.error.code : undefined;
}
