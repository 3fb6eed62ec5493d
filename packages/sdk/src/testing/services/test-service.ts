import type { CompletionRequest, ResourceTemplate, Service } from '@nanda/protocol';
import type { AnyTools } from '../../typed/any-tools.js';
import type { ToolName } from '../../typed/tool-name.js';
import type { ToolOutput } from '../../typed/tool-output.js';
import type { ToolParameters } from '../../typed/tool-parameters.js';
import type { TestPrompt, TestResource } from './test-offers.js';
import type { TestTool } from './test-tool.js';

/**
 * A service of a test proxy. Its name and its tools are enough; whatever the catalog can say of a service can be
 * given too. Its `id` is its name where left out.
 *
 * @example
 * const weather: TestService = {
 *   name: 'weather',
 *   tools: { getForecast: ({ city }) => ({ city, temperature: 20 }) },
 * };
 */
export interface TestService<Tools extends object = AnyTools> extends Partial<
  Omit<Service, 'name' | 'tools'>
> {
  /** What the catalog calls it. */
  readonly name: string;
  /** By name. */
  readonly tools?:
    | {
        readonly [Name in ToolName<Tools>]?: TestTool<
          ToolParameters<Tools, Name>,
          ToolOutput<Tools, Name>
        >;
      }
    | undefined;
  /** By URI. */
  readonly resources?: Readonly<Record<string, TestResource>> | undefined;
  /** As the service lists them. */
  readonly resourceTemplates?: readonly ResourceTemplate[] | undefined;
  /** By name. */
  readonly prompts?: Readonly<Record<string, TestPrompt>> | undefined;
  /** Completes an argument of a prompt, or a variable of a template. @default nothing fits */
  readonly complete?:
    | ((request: CompletionRequest) => readonly string[] | Promise<readonly string[]>)
    | undefined;
}
