import { Body, Controller, Delete, Get, HttpCode, Inject, NotFoundException, Param, Patch, Post, Query } from '@nestjs/common';
import { parseBody } from '@paystop/http-kit';
import type { Bank } from '../banks/bank';
import { settingsChangeSchema } from '../faults/behaviour.schema';
import { accountsSchema, effectsQuerySchema, faultsSchema, messagesQuerySchema, movementsSchema, planSchema } from './control.schemas';
import { ControlRoom } from './control-room';

/** The drill's side: loopback only and without a token, in development only. `*` as a code means every bank. */
@Controller('control')
export class ControlController {
  constructor(@Inject(ControlRoom) private readonly room: ControlRoom) {}

  @Get('banks')
  banks() {
    return { banks: this.room.named('*').map((bank) => this.room.describe(bank)) };
  }

  @Get('banks/:code')
  bank(@Param('code') code: string) {
    return { banks: this.named(code).map((bank) => this.room.describe(bank)) };
  }

  @Patch('banks/:code')
  change(@Param('code') code: string, @Body() body: unknown) {
    this.room.change(this.named(code), parseBody(settingsChangeSchema, body));
    return this.bank(code);
  }

  @Post('banks/:code/faults')
  addFaults(@Param('code') code: string, @Body() body: unknown) {
    return { faultIds: this.room.addFaults(this.named(code), parseBody(faultsSchema, body)) };
  }

  @Delete('banks/:code/faults')
  @HttpCode(204)
  clearFaults(@Param('code') code: string): void {
    for (const bank of this.named(code)) bank.faults.clear();
  }

  @Delete('banks/:code/faults/:faultId')
  @HttpCode(204)
  removeFault(@Param('code') code: string, @Param('faultId') faultId: string): void {
    for (const bank of this.named(code)) bank.faults.remove(faultId);
  }

  @Delete('banks/:code')
  @HttpCode(204)
  behaveAgain(@Param('code') code: string): void {
    for (const bank of this.named(code)) bank.behaveAgain();
  }

  @Get('effects')
  effects(@Query() query: unknown) {
    return { effects: this.room.effects(parseBody(effectsQuerySchema, query)) };
  }

  @Get('instructions')
  messages(@Query() query: unknown) {
    return { instructions: this.room.messages(parseBody(messagesQuerySchema, query)) };
  }

  @Get('callbacks')
  callbacks(@Query() query: unknown) {
    return { callbacks: this.room.sentCallbacks(parseBody(messagesQuerySchema, query)) };
  }

  @Post('accounts')
  async seedAccounts(@Body() body: unknown) {
    const { opened, unknownBanks } = await this.room.seedAccounts(parseBody(accountsSchema, body));
    if (unknownBanks.length > 0) throw new NotFoundException(`no such bank: ${unknownBanks.join(', ')}`);
    return { opened };
  }

  @Get('accounts/:code/:accountNumber')
  account(@Param('code') code: string, @Param('accountNumber') accountNumber: string) {
    const [bank] = this.named(code);
    const account = bank === undefined ? undefined : this.room.account(bank, accountNumber);
    if (account === undefined) throw new NotFoundException('no such account');
    return account;
  }

  @Post('transfers')
  @HttpCode(200)
  async move(@Body() body: unknown) {
    return { transfers: await this.room.move(parseBody(movementsSchema, body)) };
  }

  @Get('ledger')
  ledger() {
    return this.room.ledger();
  }

  @Post('plans')
  play(@Body() body: unknown) {
    return this.room.play(parseBody(planSchema, body));
  }

  @Get('plans')
  plans() {
    return { plans: this.room.plans() };
  }

  @Post('reset')
  @HttpCode(204)
  reset(): void {
    this.room.reset();
  }

  private named(code: string): Bank[] {
    const banks = this.room.named(code);
    if (banks.length === 0) throw new NotFoundException(`no such bank: ${code}`);
    return banks;
  }
}
