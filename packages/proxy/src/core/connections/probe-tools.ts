import type { ToolDefinition } from '@nanda/protocol';
import type { RecordCommand, ServiceRecord } from '../catalog/service-record.js';
import { findTarget } from './find-target.js';
import type { ReadHeaders } from './read-headers.js';
import { openSession, type OpenSessionOptions } from './open-session.js';
import { endSession } from './sessions/end-session.js';

export interface ProbeOptions extends Pick<
  OpenSessionOptions,
  'connector' | 'logger' | 'recordOutcome' | 'signal'
> {
  readonly readCommand: (record: ServiceRecord) => Promise<RecordCommand | undefined>;
  readonly readHeaders?: ReadHeaders | undefined;
  /** Milliseconds. */
  readonly connectionTimeout: number;
}

/** The tools of a service, over a session that lives only for this. */
export async function probeTools(
  record: ServiceRecord,
  {
    readCommand,
    readHeaders,
    connectionTimeout,
    connector,
    logger,
    recordOutcome,
    signal,
  }: ProbeOptions,
): Promise<readonly ToolDefinition[]> {
  const { session, tools } = await openSession(record, {
    connector,
    target: await findTarget(record, { readCommand, readHeaders }),
    credentials: { type: 'none' },
    timeout: connectionTimeout,
    signal,
    logger,
    recordOutcome,
  });
  await endSession(session, { how: 'close', logger });
  return tools;
}
