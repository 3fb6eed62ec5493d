/** The names of the tools of a service. */
export type ToolName<Tools extends object> = Extract<keyof Tools, string>;
