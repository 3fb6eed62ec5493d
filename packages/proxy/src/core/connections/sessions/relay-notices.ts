import type { UpstreamNotice } from '../upstream-connector.js';

export interface NoticeRelayOptions {
  readonly publish: (notice: UpstreamNotice) => void;
  /** Told how many were left out, once for each row of them. */
  readonly onSurplus: (count: number) => void;
}

/** Hands on what a service tells, at a pace that it cannot drive. */
export interface NoticeRelay {
  tell(notice: UpstreamNotice): void;
  stop(): void;
}

/** Milliseconds in which the same notice is told once at its beginning, and once more at its end. */
const pace = 100;
/** Different notices in that time. */
const maxNotices = 100;
/** Characters of a resource's name. */
const maxUri = 4096;

export function relayNotices({ publish, onSurplus }: NoticeRelayOptions): NoticeRelay {
  /** What was told in this stretch of time, and whether it came again. */
  const told = new Map<string, { readonly notice: UpstreamNotice; isDue: boolean }>();
  let timer: NodeJS.Timeout | undefined;
  let surplus = 0;
  let isStopped = false;

  function endStretch(): void {
    timer = undefined;
    const due = [...told.values()].filter(({ isDue }) => isDue);
    told.clear();
    if (surplus > 0) onSurplus(surplus);
    surplus = 0;
    for (const { notice } of due) tell(notice);
  }

  function tell(notice: UpstreamNotice): void {
    if (isStopped) return;
    const key = notice.kind === 'resource_updated' ? `${notice.kind} ${notice.uri}` : notice.kind;
    const known = told.get(key);
    if (known !== undefined) {
      known.isDue = true;
    } else if (told.size >= maxNotices || key.length > maxUri) {
      surplus += 1;
    } else {
      told.set(key, { notice, isDue: false });
      publish(notice);
    }
    timer ??= setTimeout(endStretch, pace).unref();
  }

  return {
    tell,
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
