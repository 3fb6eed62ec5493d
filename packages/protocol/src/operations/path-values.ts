import * as z from 'zod/mini';

// Path parameters are names and ids of unknown make: only their length is limited.
const segment = z.string().check(z.minLength(1), z.maxLength(512));

export const serviceParams = z.object({ serviceId: segment });
export const connectionParams = z.object({ connectionId: segment });
export const toolParams = z.object({ connectionId: segment, toolName: segment });
export const promptParams = z.object({ connectionId: segment, promptName: segment });
export const executionParams = z.object({ executionId: segment });
export const serverParams = z.object({ serverId: segment });
export const registryParams = z.object({ registry: segment });
export const apiKeyParams = z.object({ apiKeyId: segment });
export const webhookParams = z.object({ webhookId: segment });
export const authorizationParams = z.object({ authorizationId: segment });
export const credentialParams = z.object({ credentialId: segment });
export const accountParams = z.object({ accountId: segment });
export const noQuery = z.strictObject({});
