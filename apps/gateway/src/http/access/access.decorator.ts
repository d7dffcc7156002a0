import { SetMetadata, UseGuards, applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Permission } from '@paystop/domain';
import type { AuthenticatedPrincipal } from '@paystop/security';
import type { FastifyRequest } from 'fastify';
import { AccessGuard } from './access.guard';
import { ACCESS } from './access-metadata';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls, once the guard has seen the token. */
    principal?: AuthenticatedPrincipal;
  }
}

/** Only with a valid token, a role that has one of these permissions, and within the rate: `@Access('read_cases')`. */
export function Access(...permissions: readonly Permission[]): MethodDecorator & ClassDecorator {
  return applyDecorators(SetMetadata(ACCESS, permissions), UseGuards(AccessGuard));
}

/** The verified caller, as a handler's parameter: `@Caller() caller: AuthenticatedPrincipal`. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): AuthenticatedPrincipal =>
  callerOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

export function callerOf(request: FastifyRequest): AuthenticatedPrincipal {
  if (request.principal === undefined) throw new Error('a route that asks for its caller needs @Access');
  return request.principal;
}
