import { Module, type DynamicModule } from '@nestjs/common';
import { INTERNAL_TOKEN, InternalTokenGuard } from './internal-token.guard';
import { VerdictRegistry } from './verdict-registry';
import { VerdictsController } from './verdicts.controller';

/** Gives an owner POST /internal/verdicts/:name; other modules inject VerdictRegistry and register their handlers. */
@Module({})
export class VerdictsModule {
  static forRoot(options: { readonly internalToken: string; readonly registry?: VerdictRegistry }): DynamicModule {
    const registry = options.registry ?? new VerdictRegistry();
    return {
      module: VerdictsModule,
      global: true,
      controllers: [VerdictsController],
      providers: [InternalTokenGuard, { provide: INTERNAL_TOKEN, useValue: options.internalToken }, { provide: VerdictRegistry, useValue: registry }],
      exports: [VerdictRegistry, INTERNAL_TOKEN, InternalTokenGuard],
    };
  }
}
