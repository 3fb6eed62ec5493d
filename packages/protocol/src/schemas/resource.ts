import * as z from 'zod/mini';

/** Something that a service lets be read, whole: members that this contract does not name survive. */
export interface Resource {
  [member: string]: unknown;
  /** What it is read by. */
  uri: string;
  /** Names it within its service. */
  name?: string | undefined;
  /** A name for people. */
  title?: string | undefined;
  /** What it holds. */
  description?: string | undefined;
  /** The type of its contents, where known. */
  mimeType?: string | undefined;
}

/** A family of resources: `uriTemplate` is a URI template of RFC 6570. */
export interface ResourceTemplate {
  [member: string]: unknown;
  /** Makes the URI of a resource, once its variables are filled in. */
  uriTemplate: string;
  /** Names it within its service. */
  name?: string | undefined;
  /** A name for people. */
  title?: string | undefined;
  /** What it holds. */
  description?: string | undefined;
  /** The type of its contents, where known. */
  mimeType?: string | undefined;
}

/** What was read: `text`, or `blob` in base64. */
export interface ResourceContents {
  [member: string]: unknown;
  /** What was read. */
  uri: string;
  /** Its type, where known. */
  mimeType?: string | undefined;
  /** What it says, where it is text. */
  text?: string | undefined;
  /** What it holds, in base64, where it is not. */
  blob?: string | undefined;
}

/** What a resource holds. */
export interface ReadResource {
  [member: string]: unknown;
  /** One part, or several where it is a folder of others. */
  contents: ResourceContents[];
}

const described = {
  name: z.optional(z.string()),
  title: z.optional(z.string()),
  description: z.optional(z.string()),
  mimeType: z.optional(z.string()),
};

export const ResourceSchema = z.looseObject({ uri: z.string(), ...described });

export const ResourceTemplateSchema = z.looseObject({ uriTemplate: z.string(), ...described });

export const ResourceContentsSchema = z.looseObject({
  uri: z.string(),
  mimeType: z.optional(z.string()),
  text: z.optional(z.string()),
  blob: z.optional(z.string()),
});

export const ReadResourceSchema = z.looseObject({ contents: z.array(ResourceContentsSchema) });
