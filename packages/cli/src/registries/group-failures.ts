export interface RegistryFailure {
  readonly registry: string;
  /** What is the matter with it, read on after its name. */
  readonly text: string;
}

const verbs = new Map(
  Object.entries({
    answers: 'answer',
    asks: 'ask',
    does: 'do',
    has: 'have',
    is: 'are',
    refuses: 'refuse',
  }),
);

/** A line for each thing that is the matter, with all registries that it is the matter with: without a network that is all of them. */
export function groupFailures(failures: readonly RegistryFailure[]): string[] {
  const groups = Map.groupBy(failures, ({ text }) => text);
  return [...groups].map(([text, group]) => {
    const names = [...new Set(group.map(({ registry }) => registry))];
    return names.length === 1
      ? `${names[0]} ${text}`
      : `registries ${names.join(', ')} ${ofSeveral(text)}`;
  });
}

/** What is said of one, said of several. What a registry has said itself is quoted, and stays as it is. */
function ofSeveral(text: string): string {
  const [ours = '', ...quoted] = text.split(/(?=")/);
  const said = ours
    .replace(/^[a-z]+/, (verb) => verbs.get(verb) ?? verb)
    .replace(/\bwhat it lists\b/, 'what they list')
    .replace(/\band has\b/, 'and have')
    .replace(/\bof it\b/, 'of each')
    .replace(/\bits host name\b/, 'their host names')
    .replace(/\bits\b/g, 'their');
  return said + quoted.join('');
}
