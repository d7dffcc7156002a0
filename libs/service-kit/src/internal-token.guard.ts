import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { problem } from '@paystop/http-kit';
import { sameSecret } from '@paystop/security';
import type { FastifyRequest } from 'fastify';

export const INTERNAL_TOKEN = Symbol('INTERNAL_TOKEN');

/** Lets in only who knows the secret that the apps of one installation share. */
@Injectable()
export class InternalTokenGuard implements CanActivate {
  constructor(@Inject(INTERNAL_TOKEN) private readonly token: string) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    // Compared whole: an installation's secret need not look like a token.
    if (!sameSecret(request.headers.authorization ?? '', `Bearer ${this.token}`)) throw problem('AUTH.TOKEN_INVALID', 'the internal token is missing or wrong');
    return true;
  }
}
