import * as z from 'zod/mini';

/** Something that a service lets be read, whole: members that this contract does not name survive. */
export interface Resource {
  [member: string]: unknown;
  uri: string;
  name?: string | undefined;
  title?: string | undefined;
  description?: string | undefined;
  mimeType?: string | undefined;
}

/** A family of resources: `uriTemplate` is a URI template of RFC 6570. */
export interface ResourceTemplate {
  [member: string]: unknown;
  uriTemplate: string;
  name?: string | undefined;
  title?: string | undefined;
  description?: string | undefined;
  mimeType?: string | undefined;
}

/** What was read: `text`, or `blob` in base64. */
export interface ResourceContents {
  [member: string]: unknown;
  uri: string;
  mimeType?: string | undefined;
  text?: string | undefined;
  blob?: string | undefined;
}

export interface ReadResource {
  [member: string]: unknown;
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
