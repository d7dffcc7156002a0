import { type DynamicModule, Module } from '@nestjs/common';
import { ControlController } from './control/control.controller';
import { ControlRoom } from './control/control-room';

@Module({})
export class BankSimulatorModule {
  static with(room: ControlRoom): DynamicModule {
    return { module: BankSimulatorModule, controllers: [ControlController], providers: [{ provide: ControlRoom, useValue: room }] };
  }
}
