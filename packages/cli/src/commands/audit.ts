import type { AuditEvent } from '@nanda/protocol';
import { auditEventTypes } from '@nanda/protocol/facts';
import { formatColumns } from '@nanda/terminal';
import { auditRow } from '../accounts/audit-row.js';
import { pause } from '../background/pause.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

/** Milliseconds between two looks for more. */
const interval = 1000;
/** Entries that one look takes. */
const most = 100;

export const audit = defineCommand({
  summary: 'Show what has happened at the proxy that bears on security.',
  arguments: [],
  examples: [
    { line: 'audit', does: 'the last entries, the newest last' },
    { line: 'audit --type login --limit 100', does: 'of one kind' },
    { line: 'audit --follow', does: 'and what comes, until Ctrl-C' },
  ],
  options: {
    type: { kind: 'text', value: 'TYPE', choices: auditEventTypes, summary: 'Only of this kind' },
    actor: { kind: 'text', value: 'WHO', summary: 'Only by this one: local, user:…' },
    limit: { kind: 'integer', least: 1, most, default: 50, summary: 'How many of the last ones' },
    before: { kind: 'integer', least: 1, summary: 'Only those before this number of the log' },
    follow: { kind: 'flag', short: 'f', summary: 'Show what comes as well, until Ctrl-C' },
    ...proxyOptions,
  },
  notes: [
    'With --follow --json each line is a document. No entry has a secret, an argument or a result in it.',
  ],
  writesAsItComes: true,
  async run({ io, options, output, client }) {
    const { type, actor, limit, before, follow = false } = options;
    const proxy = await client();
    const read = async (query: {
      readonly limit: number;
      readonly before?: number | undefined;
    }) => {
      const { data } = await proxy.call<AuditEvent[]>('audit.list', {
        query: { type, actor, ...query },
      });
      return data;
    };
    const last = (await read({ limit, before })).toReversed();
    if (output.json && !follow) {
      output.document({ events: last });
      return;
    }
    show(last);
    if (!follow) {
      if (last.length === 0) output.note('Nothing is written yet.');
      return;
    }
    const stopping = new AbortController();
    const releases = [
      io.onStopRequest(() => stopping.abort()),
      io.onReaderGone?.(() => stopping.abort()),
    ];
    let seen = last.at(-1)?.seq ?? 0;
    try {
      while (!stopping.signal.aborted) {
        await pause(interval, stopping);
        if (stopping.signal.aborted) break;
        const fresh = await readSince(seen);
        show(fresh);
        seen = fresh.at(-1)?.seq ?? seen;
      }
    } finally {
      for (const release of releases) release?.();
    }

    /** The oldest first. */
    async function readSince(seq: number): Promise<readonly AuditEvent[]> {
      const found: AuditEvent[] = [];
      let page = await read({ limit: most });
      for (;;) {
        const fresh = page.filter((event) => event.seq > seq);
        found.push(...fresh);
        if (fresh.length < most) return found.toReversed();
        page = await read({ limit: most, before: fresh.at(-1)?.seq });
      }
    }

    function show(events: readonly AuditEvent[]): void {
      if (events.length === 0) return;
      if (output.json) for (const event of events) output.document(event, { oneLine: true });
      else output.print(formatColumns(events.map((event) => auditRow(event, output))));
    }
  },
});
