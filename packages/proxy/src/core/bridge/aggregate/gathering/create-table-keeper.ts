import type { ToolDefinition } from '@nanda/protocol';
import type { AggregateView } from '../../aggregate-view.js';
import { createPromptTable, type MemberPrompts, type PromptTable } from '../lists/prompt-table.js';
import {
  createResourceTable,
  type MemberResources,
  type ResourceTable,
} from '../lists/resource-table.js';
import { createToolTable, type ToolTable } from '../lists/tool-table.js';
import { createToolView, type ToolView } from '../lists/tool-view.js';
import { appUriOf } from '../uris/app-uris.js';
import { createUriDirectory } from '../uris/uri-directory.js';
import { keyOfView } from './key-of-view.js';
import type { Member } from './member.js';
import { sameRows } from './same-rows.js';

/** Computes tables once for each change: the same table comes back as long as what it is made of is the same. */
export interface TableKeeper {
  tools(members: readonly Member[], names: AggregateView['names']): ToolTable;
  view(members: readonly Member[], view: AggregateView): ToolView;
  prompts(members: readonly MemberPrompts[], names: AggregateView['names']): PromptTable;
  resources(members: readonly MemberResources[]): ResourceTable;
}

/** Views of one principal that are kept: anybody can think of new ones. */
const mostViews = 32;

export function createTableKeeper({
  discovery,
}: {
  /** Definitions of the discovery tools. */
  readonly discovery: readonly ToolDefinition[];
}): TableKeeper {
  const reserved = new Set(discovery.map(({ name }) => name));
  const toolTables = new Map<AggregateView['names'], Kept<Member, ToolTable>>();
  const promptTables = new Map<AggregateView['names'], Kept<MemberPrompts, PromptTable>>();
  const resourceTables = new Map<'all', Kept<MemberResources, ResourceTable>>();
  const views = new Map<string, { readonly table: ToolTable; readonly view: ToolView }>();

  function tools(members: readonly Member[], names: AggregateView['names']): ToolTable {
    return keep(toolTables, names, members, {
      isSame: isSameMember,
      make() {
        const apps = createUriDirectory(members.map(listApps));
        return createToolTable(members, { names, reserved, showApp: apps.showListed });
      },
    });
  }

  return {
    tools,
    view(members, view) {
      const table = tools(members, view.names);
      const key = keyOfView(view);
      const known = views.get(key);
      if (known?.table === table) return known.view;
      const made = createToolView(table, { view, discovery });
      views.delete(key);
      views.set(key, { table, view: made });
      const [oldest] = views.keys();
      if (views.size > mostViews && oldest !== undefined) views.delete(oldest);
      return made;
    },
    prompts: (members, names) =>
      keep(promptTables, names, members, {
        isSame: (a, b) => isSamePlace(a.member, b.member) && a.rows === b.rows,
        make: () => createPromptTable(members, { names }),
      }),
    resources: (members) =>
      keep(resourceTables, 'all', members, {
        isSame: (a, b) =>
          isSameMember(a.member, b.member) &&
          a.resources === b.resources &&
          a.templates === b.templates,
        make: () => createResourceTable(members),
      }),
  };
}

interface Kept<Source, Table> {
  readonly sources: readonly Source[];
  readonly table: Table;
}

function keep<Key, Source, Table>(
  tables: Map<Key, Kept<Source, Table>>,
  key: Key,
  sources: readonly Source[],
  how: { readonly isSame: (a: Source, b: Source) => boolean; readonly make: () => Table },
): Table {
  const known = tables.get(key);
  if (known?.sources === sources) return known.table;
  const isSame = known !== undefined && isSameList(known.sources, sources, how.isSame);
  const table = isSame ? known.table : how.make();
  tables.set(key, { sources, table });
  return table;
}

function isSameList<Item>(
  before: readonly Item[],
  after: readonly Item[],
  isSame: (a: Item, b: Item) => boolean,
): boolean {
  return (
    before.length === after.length &&
    before.every((item, index) => {
      const other = after[index];
      return other !== undefined && (item === other || isSame(item, other));
    })
  );
}

function isSamePlace(a: Member, b: Member): boolean {
  return a.alias === b.alias && a.connection.id === b.connection.id;
}

/** A new session lists its tools anew, most often the same ones. */
function isSameMember(a: Member, b: Member): boolean {
  if (a === b) return true;
  return isSamePlace(a, b) && sameRows(a.connection.metadata.tools, b.connection.metadata.tools);
}

function listApps({ connection, alias }: Member) {
  return {
    connectionId: connection.id,
    alias,
    apps: connection.metadata.tools.flatMap((tool) => appUriOf(tool) ?? []),
    resources: [],
    templates: [],
  };
}
