import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { mayDo, type Permission } from '@paystop/domain';
import { problem } from '@paystop/http-kit';
import { bearerToken, type AuthenticatedPrincipal, type TokenVerifier } from '@paystop/security';
import type { RateVerdict } from '@paystop/redis';
import type { FastifyRequest } from 'fastify';
import type { CallerLimits } from './caller-limits';
import { ACCESS } from './access-metadata';
import { CALLER_LIMITS, TOKEN_VERIFIER } from './access-tokens';

const ISSUER_RETRY_SECONDS = 2;

/**
 * Who calls, may their role do this, and is it not too often: in one pass and, for a token that
 * was seen before, without awaiting anything, because every request pays for it.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(TOKEN_VERIFIER) private readonly verifier: TokenVerifier,
    @Inject(CALLER_LIMITS) private readonly limits: CallerLimits,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const token = tokenOf(request);
    const known = this.verifier.known(token);
    if (known !== undefined) return this.admit(known, request, context);
    return this.verify(token).then((principal) => this.admit(principal, request, context));
  }

  private admit(principal: AuthenticatedPrincipal, request: FastifyRequest, context: ExecutionContext): boolean | Promise<boolean> {
    const permissions = this.reflector.get<readonly Permission[] | undefined>(ACCESS, context.getHandler()) ?? [];
    if (!permissions.some((permission) => mayDo(principal, permission))) throw problem('AUTH.ROLE_MISSING');
    if (namesNothing(request.params)) throw problem('OBJECT.NOT_FOUND');
    request.principal = principal;
    const verdict = this.limits.take(principal.subject, request.method);
    return verdict instanceof Promise ? verdict.then(withinRate) : withinRate(verdict);
  }

  private async verify(token: string): Promise<AuthenticatedPrincipal> {
    const verdict = await this.verifier.verify(token);
    if (verdict.ok) return verdict.principal;
    if (verdict.failure === 'unavailable') throw problem('AUTH.ISSUER_UNAVAILABLE', verdict.detail, { retryAfterSeconds: ISSUER_RETRY_SECONDS });
    throw problem('AUTH.TOKEN_INVALID', verdict.detail);
  }
}

function tokenOf(request: FastifyRequest): string {
  const { authorization } = request.headers;
  if (authorization === undefined) throw problem('AUTH.TOKEN_MISSING');
  const token = bearerToken(authorization);
  if (token === undefined) throw problem('AUTH.TOKEN_INVALID', 'the Authorization header holds no bearer token');
  return token;
}

/** Ids of ours are plain; the database could not even compare one with such characters. */
// eslint-disable-next-line no-control-regex -- control characters are exactly what is refused here
const CONTROL_CHARACTERS = /[\u0000-\u001f\u007f]/;

function namesNothing(parameters: unknown): boolean {
  return typeof parameters === 'object' && parameters !== null && Object.values(parameters).some((value) => typeof value === 'string' && CONTROL_CHARACTERS.test(value));
}

function withinRate(verdict: RateVerdict): true {
  if (!verdict.allowed) throw problem('RATE.LIMITED', undefined, { retryAfterSeconds: verdict.retryAfterSeconds });
  return true;
}
