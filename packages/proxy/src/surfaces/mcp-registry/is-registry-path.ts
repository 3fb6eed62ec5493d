/** Whether a path belongs to the surface that speaks as the official MCP registry does. */
export function isRegistryPath(path: string): boolean {
  return path === '/v0.1' || path.startsWith('/v0.1/');
}
