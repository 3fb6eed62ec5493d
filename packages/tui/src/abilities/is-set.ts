/** Whether a variable says yes: it is there, and is neither empty nor `0`, `false`, `no`, `off`. */
export function isSet(value: string | undefined): boolean {
  return value !== undefined && !/^(?:|0|false|no|off)$/i.test(value.trim());
}
