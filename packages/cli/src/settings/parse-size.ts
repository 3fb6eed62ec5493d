const units: Readonly<Record<string, number>> = {
  b: 1,
  kb: 1000,
  mb: 1000 ** 2,
  gb: 1000 ** 3,
  kib: 1024,
  mib: 1024 ** 2,
  gib: 1024 ** 3,
};

/** `64MiB`, `1.5 GB` or plain bytes, as bytes; undefined for anything else. */
export function parseSize(text: string): number | undefined {
  const [, number, unit = 'b'] = /^(\d+(?:\.\d+)?) ?([kmg]i?b|b)?$/i.exec(text.trim()) ?? [];
  return number === undefined
    ? undefined
    : Math.round(Number(number) * (units[unit.toLowerCase()] ?? 1));
}
