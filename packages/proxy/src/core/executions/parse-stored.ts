/** A value of ours that was written down as JSON; undefined where there is none, or it was damaged since. */
export function parseStored<Value>(json: string | undefined): Value | undefined {
  if (json === undefined) return undefined;
  try {
    return JSON.parse(json) as Value;
  } catch {
    return undefined;
  }
}
