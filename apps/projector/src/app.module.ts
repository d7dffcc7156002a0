import { Module, type DynamicModule } from '@nestjs/common';
import { VerdictRegistry, VerdictsModule } from '@paystop/service-kit';
import { RebuildController } from './http/rebuild.controller';
import { replayVerdict } from './http/replay.verdict';
import type { ProjectorParts } from './open-parts';
import { RebuildReadModels } from './usecases/rebuild-read-models/rebuild-read-models.usecase';

@Module({})
export class AppModule {
  static forRoot(parts: Pick<ProjectorParts, 'replaying' | 'rebuilding'>, internalToken: string): DynamicModule {
    const registry = new VerdictRegistry().register('dead-letter.replay', replayVerdict(parts.replaying));
    return {
      module: AppModule,
      imports: [VerdictsModule.forRoot({ internalToken, registry })],
      controllers: [RebuildController],
      providers: [{ provide: RebuildReadModels, useValue: parts.rebuilding }],
    };
  }
}
