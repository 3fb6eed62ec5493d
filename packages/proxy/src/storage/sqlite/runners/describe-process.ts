import { readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** One process, as others tell it apart from those that get its pid later. */
export interface ProcessIdentity {
  /** Where its pid means something. */
  readonly host: string;
  readonly pid: number;
  /** Milliseconds from when the machine was started until the process was. */
  readonly processStart: number;
}

export function describeProcess(): ProcessIdentity {
  return {
    host: [hostname(), ...pidNamespace()].join(' '),
    pid: process.pid,
    processStart: processStart(),
  };
}

/** Containers may share a file and a host name, and each counts its pids from 1. */
function pidNamespace(): string[] {
  try {
    return [readlinkSync('/proc/self/ns/pid')];
  } catch {
    // Only Linux has them.
    return [];
  }
}

/** The same for all threads and stores of a process, and not moved by a clock that is set. */
function processStart(): number {
  // Between the two looks this process may have to wait, which makes the difference smaller.
  const looks = Array.from(
    { length: 5 },
    () => Number(process.hrtime.bigint()) / 1e6 - process.uptime() * 1_000,
  );
  return Math.round(Math.max(...looks));
}
