import type { ToolDefinition, ValidationReport } from '@nanda/protocol';
import type { BorrowedSession } from '../connections/borrowed-session.js';
import type { Connections } from '../connections/connections.js';
import type { Logger } from '../logger.js';
import { NandaError } from '../nanda-error.js';
import type { Principal } from '../principal.js';
import type { CallRequest } from './call-request.js';
import type { ParameterCheck, ParameterValidator } from './checking/parameter-validator.js';
import { checkHeaders } from './check-headers.js';
import { findTool } from './find-tool.js';
import { prepareArguments, type PreparedArguments } from './prepare-arguments.js';
import { untilGone } from '../until-gone.js';

/** What a call needs before anything is sent. */
export interface PreparedCall extends PreparedArguments {
  readonly tool: ToolDefinition;
  readonly borrowed: BorrowedSession;
}

/** Where calls are prepared: a session, the tool, and parameters that fit it. */
export interface CallDesk {
  /**
   * A session for the call; one that comes after its caller has gone is given back.
   *
   * @throws NandaError as `Connections.borrow`
   */
  borrow(request: CallRequest, principal: Principal): Promise<BorrowedSession>;
  /** @throws NandaError TOOL_NOT_FOUND, INVALID_PARAMETERS */
  prepare(request: CallRequest, principal: Principal): Promise<PreparedCall>;
  validate(request: CallRequest, principal: Principal): Promise<ValidationReport>;
  /** Checks any values against any schema of a service. */
  check(schema: Readonly<Record<string, unknown>>, check: SchemaCheck): Promise<ParameterCheck>;
}

export interface SchemaCheck {
  /** What the schema belongs to, for the log. */
  readonly name: string;
  readonly values: Readonly<Record<string, unknown>>;
}

export interface CallDeskOptions {
  readonly connections: Pick<Connections, 'borrow'>;
  readonly logger: Logger;
}

export function createCallDesk({ connections, logger }: CallDeskOptions): CallDesk {
  let loading: Promise<ParameterValidator> | undefined;

  /** The schema compiler is loaded by the first call: nothing else needs it. */
  function loadValidator(): Promise<ParameterValidator> {
    loading ??= import('./checking/parameter-validator.js').then((module) =>
      module.createParameterValidator({ logger }),
    );
    return loading;
  }

  async function borrow(
    { connectionId, toolName, signal }: CallRequest,
    principal: Principal,
  ): Promise<BorrowedSession> {
    const borrowing = connections.borrow(connectionId, principal, {
      toolName,
      ...(signal !== undefined && { signal }),
    });
    try {
      return await untilGone(borrowing, { signal });
    } catch (error) {
      borrowing.then(
        (late) => late.release({ kind: 'unused' }),
        () => undefined,
      );
      throw error;
    }
  }

  /** The tool, and what it is to be sent. */
  function prepared(
    request: CallRequest,
    borrowed: BorrowedSession,
  ): PreparedArguments & { readonly tool: ToolDefinition } {
    const tool = findTool(request.toolName, { among: borrowed.tools });
    const sent = prepareArguments(request, { tool, evmauth: borrowed.evmauth });
    checkHeaders(sent.headers, borrowed.session);
    return { tool, ...sent };
  }

  async function checked(
    request: CallRequest,
    borrowed: BorrowedSession,
  ): Promise<PreparedArguments & { readonly tool: ToolDefinition }> {
    const sent = prepared(request, borrowed);
    // Whoever tries out what a service does with wrong parameters wants to see it.
    if (request.options?.validate === false) return sent;
    const validator = await loadValidator();
    const check = validator.check(sent.tool, sent);
    if (check.faults.length > 0) throw invalidParameters(`of "${sent.tool.name}"`, check);
    return untilGone(Promise.resolve(sent), request);
  }

  return {
    borrow,
    async prepare(request, principal) {
      const borrowed = await borrow(request, principal);
      try {
        return { ...(await checked(request, borrowed)), borrowed };
      } catch (error) {
        borrowed.release({ kind: 'unused' });
        throw error;
      }
    },
    async validate(request, principal) {
      const borrowed = await borrow(request, principal);
      try {
        const validator = await loadValidator();
        const sent = prepared(request, borrowed);
        const { faults } = validator.check(sent.tool, sent);
        return { valid: faults.length === 0, faults: [...faults] };
      } finally {
        borrowed.release({ kind: 'unused' });
      }
    },
    async check(schema, { name, values }) {
      const validator = await loadValidator();
      return validator.check({ name, inputSchema: schema }, { parameters: values });
    },
  };
}

/** @param what `of "tool"`, `of the answer` */
export function invalidParameters(
  what: string,
  { faults, unreported }: ParameterCheck,
): NandaError {
  const list = faults.map(({ path, message }) => (path === '' ? message : `${path} ${message}`));
  if (unreported > 0) list.push(`and ${unreported} more`);
  return new NandaError(
    'INVALID_PARAMETERS',
    `The parameters ${what} are not valid: ${list.join('; ')}.`,
    { details: { faults, ...(unreported > 0 && { unreported }) } },
  );
}
