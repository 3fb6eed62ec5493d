/** Hands out names of types, each once. */
export class TypeNames {
  // What the file uses itself.
  readonly #taken = new Set(['Record', 'ServiceTypes']);
  readonly #counts = new Map<string, number>();

  /** The wanted name, or the next one that is free. */
  take(wanted: string): string {
    const start = /^\d/u.test(wanted) ? `Service${wanted}` : wanted;
    let name = start;
    while (this.#taken.has(name)) {
      const count = (this.#counts.get(start) ?? 1) + 1;
      this.#counts.set(start, count);
      name = `${start}_${count}`;
    }
    this.#taken.add(name);
    return name;
  }
}
