import { Controller, HttpCode, Inject, Post, UseGuards } from '@nestjs/common';
import { InternalTokenGuard } from '@paystop/service-kit';
import { RebuildReadModels } from '../usecases/rebuild-read-models/rebuild-read-models.usecase';

/** For operations: empties the read models and reads the topics from their beginning. */
@Controller('internal/rebuild')
@UseGuards(InternalTokenGuard)
export class RebuildController {
  constructor(@Inject(RebuildReadModels) private readonly rebuilding: RebuildReadModels) {}

  @Post()
  @HttpCode(202)
  async rebuild(): Promise<{ readonly generation: number }> {
    return { generation: await this.rebuilding.run() };
  }
}
