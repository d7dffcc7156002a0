import type { RouteDefinition } from './route-definition';

/** Routes that are answered from the read models (reads/). */
export const READ_ROUTES: readonly RouteDefinition[] = [];
