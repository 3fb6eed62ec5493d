import type { Service, ServiceConnection } from '@nanda/sdk';
import type { Challenge } from './challenge.ts';
import type { Failure } from './failure.ts';

/** How far the page is with a service. */
export type ConnectionStage =
  | { readonly name: 'none' }
  | { readonly name: 'connecting'; readonly service: Service }
  | {
      readonly name: 'refused';
      readonly service: Service;
      readonly failure: Failure;
      /** Present where the service wants credentials, or others than it was given. */
      readonly challenge?: Challenge | undefined;
    }
  | {
      readonly name: 'open';
      readonly service: Service;
      readonly connection: ServiceConnection;
    };
