import { Module, type DynamicModule } from '@nestjs/common';
import type { TokenVerifier } from '@paystop/security';
import { AccessGuard } from './access.guard';
import { CALLER_LIMITS, TOKEN_VERIFIER } from './access-tokens';
import type { CallerLimits } from './caller-limits';

/** Makes @Access work in every module of the gateway. */
@Module({})
export class AccessModule {
  static forRoot(verifier: TokenVerifier, limits: CallerLimits): DynamicModule {
    const providers = [{ provide: TOKEN_VERIFIER, useValue: verifier }, { provide: CALLER_LIMITS, useValue: limits }, AccessGuard];
    return { module: AccessModule, global: true, providers, exports: providers };
  }
}
