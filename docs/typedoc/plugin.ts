import {
  Converter,
  PageEvent,
  ReflectionKind,
  type Application,
  type Context,
  type DeclarationReflection,
  type SomeType,
} from 'typedoc';

import { isMadeOfList } from './is-made-of-list.ts';
import { nameEntry } from './name-entry.ts';
import { trimMembers } from './trim-members.ts';
import { wordsOf } from './words-of.ts';

/** Anchors of single rows of a table: nothing links to them, and their numbers change with every edit. */
const rowAnchor = /<a id="[^"]*"><\/a> ?/gu;

/** Keeps the reference short, and steady from one edit to the next. */
export function load(application: Application): void {
  const words = new Map<DeclarationReflection, SomeType>();
  application.converter.on(
    Converter.EVENT_CREATE_DECLARATION,
    (context: Context, declaration: DeclarationReflection) => {
      if (!declaration.kindOf(ReflectionKind.TypeAlias)) return;
      const found = wordsOf(declaration, { context });
      if (found !== undefined) words.set(declaration, found);
    },
  );
  application.converter.on(Converter.EVENT_RESOLVE_BEGIN, () => {
    // A reader wants to see the words rather than the name of their list.
    for (const [alias, type] of words) if (isMadeOfList(alias.type)) alias.type = type;
    words.clear();
  });
  application.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }: Context) => {
    for (const module of project.getChildrenByKind(ReflectionKind.Module)) nameEntry(module);
  });
  application.converter.on(Converter.EVENT_RESOLVE_END, ({ project }: Context) => {
    for (const member of Object.values(project.reflections)) {
      const isOfClass = member.parent?.kindOf(ReflectionKind.Class) === true;
      if (isOfClass && member.isDeclaration()) trimMembers(member, { project });
    }
  });
  application.renderer.on(PageEvent.END, (page: PageEvent) => {
    if (page.contents !== undefined) page.contents = page.contents.replaceAll(rowAnchor, '');
  });
}
