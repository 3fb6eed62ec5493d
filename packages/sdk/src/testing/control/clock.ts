/** Tells the time of a test proxy: that of its source, and what a test has moved it on. */
export class Clock {
  readonly #source: () => number;
  readonly #alarms = new Set<{ readonly time: number; readonly ring: () => void }>();
  #ahead = 0;

  constructor(source: () => number) {
    this.#source = source;
  }

  /** Milliseconds since 1970. */
  now(): number {
    return this.#source() + this.#ahead;
  }

  /** RFC 3339. @param delay milliseconds from now */
  timestamp(delay = 0): string {
    return new Date(this.now() + delay).toISOString();
  }

  /** Rings when a test moves the time on so far. No timer is set. Returns the way to have it forgotten. */
  setAlarm(delay: number, ring: () => void): () => void {
    const alarm = { time: this.now() + delay, ring };
    this.#alarms.add(alarm);
    return () => this.#alarms.delete(alarm);
  }

  advance(milliseconds: number): void {
    this.#ahead += milliseconds;
    const due = Array.from(this.#alarms).filter(({ time }) => time <= this.now());
    for (const alarm of due.toSorted((one, other) => one.time - other.time)) {
      // An earlier one may have had it forgotten.
      if (this.#alarms.delete(alarm)) alarm.ring();
    }
  }
}
