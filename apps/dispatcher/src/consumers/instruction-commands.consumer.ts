import { Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { TOPICS } from '@paystop/contracts';
import { type BadMessage, ChunkController, type IncomingMessage } from '@paystop/kafka';
import { AcceptCommandsUseCase } from '../usecases/accept-commands/accept-commands.usecase';

@ChunkController()
export class InstructionCommandsConsumer {
  constructor(@Inject(AcceptCommandsUseCase) private readonly acceptCommands: AcceptCommandsUseCase) {}

  @EventPattern(TOPICS.instructionCommands.name)
  handle(@Payload() chunk: IncomingMessage[]): Promise<readonly BadMessage[]> {
    return this.acceptCommands.execute(chunk);
  }
}
