import type { Principal } from '../../../principal.js';
import { ownerOf } from '../../../owner-of.js';
import { principalKey } from '../../../principal-key.js';
import { createAliases, type Aliases } from '../naming/create-aliases.js';
import { createSeenUris, type SeenUris } from '../uris/create-seen-uris.js';
import { createGathering, type Gathering, type GatheringOptions } from './create-gathering.js';
import { createTaskOwners, type TaskOwners } from './create-task-owners.js';

export type GatheringsOptions = Omit<GatheringOptions, 'principal' | 'aliases'>;

/** What is remembered of a principal beyond what can be computed again. */
export interface Memory {
  readonly aliases: Aliases;
  readonly seen: SeenUris;
  readonly tasks: TaskOwners;
}

/** The gatherings of all principals that use the aggregate now. */
export interface Gatherings {
  of(principal: Principal): { readonly gathering: Gathering; readonly memory: Memory };
  close(): Promise<void>;
}

/** Milliseconds after which one that nobody uses or watches stops following its events. */
const idleTimeout = 300_000;
const sweepInterval = 60_000;
/** Those that are followed, and principals that are remembered; the ones used longest ago go first. */
const mostGatherings = 1000;
const mostMemories = 2000;

interface Place {
  readonly gathering: Gathering;
  usedAt: number;
}

export function createGatherings(options: GatheringsOptions): Gatherings {
  const places = new Map<string, Place>();
  const memories = new Map<string, Memory>();
  const ending = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | undefined;

  function memoryOf(key: string): Memory {
    const memory = memories.get(key) ?? {
      aliases: createAliases(),
      seen: createSeenUris(),
      tasks: createTaskOwners(),
    };
    memories.delete(key);
    memories.set(key, memory);
    for (const other of memories.keys()) {
      if (memories.size <= mostMemories) break;
      if (!places.has(other)) memories.delete(other);
    }
    return memory;
  }

  function end(key: string, { gathering }: Place): void {
    places.delete(key);
    const ended = gathering.close();
    ending.add(ended);
    void ended.finally(() => ending.delete(ended));
  }

  function sweep(): void {
    const limit = performance.now() - idleTimeout;
    for (const [key, place] of places) {
      if (!place.gathering.isWatched && place.usedAt < limit) end(key, place);
    }
    if (places.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  }

  function makeRoom(): void {
    for (const [key, place] of places) {
      if (places.size < mostGatherings) return;
      if (!place.gathering.isWatched) end(key, place);
    }
  }

  return {
    of(principal) {
      const key = principalKey(principal);
      const memory = memoryOf(key);
      const known = places.get(key);
      if (known === undefined) makeRoom();
      const { aliases } = memory;
      // It is shared by all tokens of its owner, whatever each of them may do.
      const gathering =
        known?.gathering ?? createGathering({ ...options, principal: ownerOf(principal), aliases });
      places.delete(key);
      places.set(key, { gathering, usedAt: performance.now() });
      timer ??= setInterval(sweep, sweepInterval).unref();
      return { gathering, memory };
    },
    async close() {
      clearInterval(timer);
      for (const [key, place] of places) end(key, place);
      await Promise.all(ending);
    },
  };
}
