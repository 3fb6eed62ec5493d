import { Comment, type DeclarationReflection } from 'typedoc';

/** What the public entries of the SDK are, by the folder of their source. */
const entries: Readonly<Record<string, string>> = {
  '': 'The client.',
  codegen: 'Writes types for the tools of services.',
  connectors: 'The tools of services for agent frameworks and models.',
  testing: 'A proxy for tests, without a server.',
  'testing/msw': 'The same proxy behind msw.',
};

/** Calls an entry what users import it as. */
export function nameEntry(module: DeclarationReflection): void {
  const folder = module.name.replace(/\/?index$/u, '');
  const text = entries[folder];
  if (text === undefined) throw new Error(`Say in ${import.meta.filename} what ${folder} is`);
  module.name = folder === '' ? '@nanda/sdk' : `@nanda/sdk/${folder}`;
  module.comment ??= new Comment([{ kind: 'text', text }]);
}
