import type { Resource, ResourceTemplate } from '@nanda/protocol';
import type { Member } from '../gathering/member.js';
import { appUriOf } from '../uris/app-uris.js';
import { createUriDirectory, type UriDirectory } from '../uris/uri-directory.js';

export interface ResourceTable {
  /** The connections that it is of, in the order of creation. */
  readonly connectionIds: readonly string[];
  readonly resources: readonly Resource[];
  readonly templates: readonly ResourceTemplate[];
  readonly uris: UriDirectory;
}

/** The resources of one connection. */
export interface MemberResources {
  readonly member: Member;
  readonly resources: readonly Resource[];
  readonly templates: readonly ResourceTemplate[];
}

/** @param members in the order of creation */
export function createResourceTable(members: readonly MemberResources[]): ResourceTable {
  const uris = createUriDirectory(
    members.map(({ member: { connection, alias }, resources, templates }) => ({
      connectionId: connection.id,
      alias,
      apps: connection.metadata.tools.flatMap((tool) => appUriOf(tool) ?? []),
      resources: resources.map(({ uri }) => uri),
      templates: templates.map(({ uriTemplate }) => uriTemplate),
    })),
  );
  return {
    connectionIds: members.map(({ member }) => member.connection.id),
    uris,
    resources: members.flatMap(({ member: { connection }, resources }) =>
      resources.map((row) => ({
        ...row,
        uri: uris.showListed({ connectionId: connection.id, uri: row.uri }),
      })),
    ),
    templates: members.flatMap(({ member: { connection }, templates }) =>
      templates.map((row) => ({
        ...row,
        uriTemplate: uris.showTemplate({ connectionId: connection.id, uri: row.uriTemplate }),
      })),
    ),
  };
}
