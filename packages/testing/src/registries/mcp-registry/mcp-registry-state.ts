import { compareVersions } from './compare-versions.js';
import type { FakeMcpServer } from './make-mcp-server.js';

export type FakeMcpStatus = 'active' | 'deprecated' | 'deleted';

/** One version of a server, as the fake keeps it. */
export type FakeMcpEntry = {
  readonly server: FakeMcpServer;
  status: FakeMcpStatus;
  /** RFC 3339, as all of these. */
  statusChangedAt: string;
  readonly publishedAt: string;
  updatedAt: string;
  isLatest: boolean;
};

/** What a fake of the official registry knows, and how that changes. */
export type McpRegistryState = {
  readonly entries: FakeMcpEntry[];
  /** Milliseconds since 1970: its clock, which stands still but for these methods and `advance`. */
  now(): number;
  advance(milliseconds: number): void;
  /** Adds a version. Who was the latest before loses that without a new `updatedAt`. */
  publish(server: FakeMcpServer): void;
  /** Of one version, or of all. Who becomes the latest instead of a deleted one does so without a new `updatedAt`. */
  setStatus(name: string, options: { status: FakeMcpStatus; version?: string }): void;
};

const second = 1_000;

/** An empty registry whose clock begins at `start`, in milliseconds since 1970. */
export function createMcpRegistryState({ start }: { readonly start: number }): McpRegistryState {
  const entries: FakeMcpEntry[] = [];
  let clock = start;

  const tick = (): string => {
    clock += second;
    return new Date(clock).toISOString();
  };

  const chooseLatest = (name: string): void => {
    const versions = entries.filter((entry) => entry.server.name === name);
    const [latest] = versions
      .filter((entry) => entry.status !== 'deleted')
      .toSorted(
        (a, b) =>
          compareVersions(b.server.version, a.server.version) ||
          b.publishedAt.localeCompare(a.publishedAt),
      );
    for (const entry of versions) entry.isLatest = entry === latest;
  };

  return {
    entries,
    now: () => clock,
    advance(milliseconds) {
      clock += milliseconds;
    },
    publish(server) {
      const moment = tick();
      entries.push({
        server,
        status: 'active',
        statusChangedAt: moment,
        publishedAt: moment,
        updatedAt: moment,
        isLatest: false,
      });
      entries.sort((a, b) => (markOf(a) < markOf(b) ? -1 : 1));
      chooseLatest(server.name);
    },
    setStatus(name, { status, version }) {
      const moment = tick();
      for (const entry of entries) {
        const isMeant = version === undefined || entry.server.version === version;
        if (entry.server.name !== name || !isMeant) continue;
        entry.status = status;
        entry.statusChangedAt = moment;
        entry.updatedAt = moment;
      }
      chooseLatest(name);
    },
  };
}

function markOf({ server }: FakeMcpEntry): string {
  return `${server.name}:${server.version}`;
}
