import { INTAKE_ROUTES } from './intake-routes';
import { READ_ROUTES } from './read-routes';
import type { RouteDefinition } from './route-definition';
import { VERDICT_ROUTES } from './verdict-routes';

/** Every operation below /api/v1. */
export const ROUTES: readonly RouteDefinition[] = [...INTAKE_ROUTES, ...READ_ROUTES, ...VERDICT_ROUTES];
