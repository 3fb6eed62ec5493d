/** Sets a member of its own, whatever it is called: `__proto__` is a name like others, and no way to a prototype. */
export function setMember(target: object, name: string | number, value: unknown): void {
  Object.defineProperty(target, name, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  });
}
