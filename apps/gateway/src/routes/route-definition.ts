import type { Permission } from '@paystop/domain';
import type { z } from 'zod';

/** One operation of the public interface: OpenAPI, guards, controllers and tests all come from these. */
export interface RouteDefinition {
  readonly operationId: string;
  readonly method: HttpMethod;
  /** Below /api/v1, parameters in braces. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  /** Any one of these; `public` = nobody is asked who they are, `signature` = the message's own signature tells. */
  readonly access: readonly Permission[] | 'public' | 'signature';
  readonly query?: z.ZodRawShape;
  /** Has cursor, limit and updatedAfter. */
  readonly list?: boolean;
  readonly body?: z.ZodType;
  /** The body is a form with a file. */
  readonly multipart?: boolean;
  /** The answer is a stream of Server-Sent Events. */
  readonly stream?: boolean;
  /** The answer is a file. */
  readonly file?: boolean;
  /** A write that is answered the same way when it is repeated under its key. */
  readonly idempotencyKey: boolean;
  /** A decision on a version. */
  readonly ifMatch: boolean;
  readonly success: number;
  readonly answer?: z.ZodType;
}

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export const API_PREFIX = '/api/v1';

/** `/holds/{holdId}` → `/api/v1/holds/:holdId`, as Nest and Fastify write it. */
export function nestPath(route: Pick<RouteDefinition, 'path'>): string {
  return `${API_PREFIX}${route.path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
}

export function parametersOf(route: Pick<RouteDefinition, 'path'>): string[] {
  return [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
}
