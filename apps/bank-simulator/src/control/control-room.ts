import type { BankReport, Institution } from '@paystop/contracts';
import { instantFromMs, money } from '@paystop/kernel';
import type { Bank } from '../banks/bank';
import type { InboxEntry } from '../banks/inbox';
import type { MovementResult, World } from '../banks/world';
import { type Account, NO_MARKS, OPENING, availableMinor, runningFreezes, runningHold } from '../books/book';
import type { BankFact } from '../books/fact';
import { clearingProblems, trialBalance } from '../books/trial-balance';
import type { CallbackOffice } from '../callbacks/callback-office';
import type { Fault, SettingsChange } from '../faults/behaviour.schema';
import { planCity } from '../mules/city-plan';
import { MuleClock, type PlanProgress } from '../mules/mule-clock';
import type { EffectsQuery, MessagesQuery, Movements, PlanRequest, SeededAccounts } from './control.schemas';
import { type PlayedVictim, presentVictims } from './present-victims';

/** Stands for every bank in the paths of the control interface. */
const ALL_BANKS = '*';
const MINUTE_MS = 60_000;

/** What a drill may do to the simulated world, and what it may see of it. */
export class ControlRoom {
  private readonly clocks: MuleClock[] = [];
  private movements = 0;

  constructor(
    private readonly world: World,
    private readonly callbacks: CallbackOffice,
    private readonly institutions: () => readonly Institution[],
  ) {}

  /** @returns the banks that a path means; empty when there is none. */
  named(code: string): Bank[] {
    if (code === ALL_BANKS) return this.world.all();
    const bank = this.world.bank(code);
    return bank === undefined ? [] : [bank];
  }

  describe(bank: Bank) {
    return { code: bank.code, settings: bank.settings, faults: bank.faults.list(), accounts: bank.book.accounts.size, effects: bank.book.effects.length };
  }

  change(banks: readonly Bank[], change: SettingsChange): void {
    for (const bank of banks) bank.change(change);
  }

  addFaults(banks: readonly Bank[], faults: readonly Fault[]): string[] {
    return banks.flatMap((bank) => faults.map((fault) => bank.faults.add(fault)));
  }

  effects(query: EffectsQuery) {
    const { bank, limit, caseId, account, action, instructionId } = query;
    const wanted = Object.entries({ caseId, account, action, instructionId }).filter(([, value]) => value !== undefined);
    return (bank === undefined ? this.world.all() : this.named(bank))
      .flatMap((each) => each.book.effects.map((effect) => ({ bank: each.code, ...effect })))
      .filter((effect) => wanted.every(([field, value]) => effect[field as 'caseId'] === value))
      .slice(0, limit);
  }

  messages({ bank, instructionId, limit }: MessagesQuery) {
    return (bank === undefined ? this.world.all() : this.named(bank))
      .flatMap((each) => entriesOf(each, instructionId).map((entry) => presentEntry(each.code, entry)))
      .slice(0, limit);
  }

  sentCallbacks({ bank, instructionId, limit }: MessagesQuery) {
    return this.callbacks.records
      .filter((record) => (bank === undefined || record.bank === bank) && (instructionId === undefined || record.instructionId === instructionId))
      .slice(0, limit);
  }

  async seedAccounts({ accounts }: SeededAccounts): Promise<{ opened: number; unknownBanks: string[] }> {
    const now = instantFromMs(Date.now());
    const unknownBanks = accounts.filter(({ institutionCode }) => this.world.bank(institutionCode) === undefined).map((each) => each.institutionCode);
    if (unknownBanks.length > 0) return { opened: 0, unknownBanks: [...new Set(unknownBanks)] };
    for (const { institutionCode, accountNumber, accountName, balance, marks } of accounts) {
      const bank = this.world.bank(institutionCode);
      const allMarks = { ...NO_MARKS, ...marks } as typeof NO_MARKS;
      const facts: BankFact[] = bank?.book.accounts.has(accountNumber) === true
        ? [{ kind: 'AccountMarked', account: accountNumber, marks: allMarks }]
        : [{ kind: 'AccountOpened', account: accountNumber, name: accountName, origin: 'seeded', marks: allMarks }];
      if (balance.amountMinor !== '0') {
        facts.push({
          kind: 'Posted', reference: `OPEN-${accountNumber}`, at: now, debit: OPENING, credit: accountNumber, amountMinor: balance.amountMinor,
          channel: 'counter', from: null, to: { institutionCode, accountNumber, accountName },
        });
      }
      bank?.record(facts);
    }
    await this.world.journal.written();
    return { opened: accounts.length, unknownBanks: [] };
  }

  async move({ transfers }: Movements): Promise<{ bankReference: string; result: MovementResult; at: string }[]> {
    const results = transfers.map(({ from, to, amount, channel, bankReference, at }) => {
      this.movements += 1;
      const reference = bankReference ?? `MOV-${String(Date.now())}-${String(this.movements)}`;
      const bookedAt = at === undefined ? instantFromMs(Date.now()) : new Date(at).toISOString();
      const result = this.world.move({ from, to, channel, reference, amountMinor: BigInt(amount.amountMinor), at: bookedAt });
      return { bankReference: reference, result, at: bookedAt };
    });
    await this.world.journal.written();
    return results;
  }

  account(bank: Bank, accountNumber: string) {
    const account = bank.book.accounts.get(accountNumber);
    return account === undefined ? undefined : presentAccount(bank.code, account);
  }

  ledger() {
    const books = this.world.all().map((bank) => bank.book);
    const banks = books.map((book) => trialBalance(book));
    const clearing = clearingProblems(books);
    return { balanced: clearing.length === 0 && banks.every((bank) => bank.balanced), clearingProblems: clearing, banks };
  }

  /** Draws a city's morning, opens its accounts and lets it begin. */
  async play({ planId, seed, victims, lengthMinutes, speed, sharedMuleShare }: PlanRequest): Promise<{ planId: string; startAt: string; victims: PlayedVictim[] }> {
    const institutions = this.institutions().map(({ code, kind, binPrefixes }) => ({ code, kind, binPrefixes }));
    const plan = planCity({ seed, victims, institutions, sharedMuleShare, lengthMs: lengthMinutes * MINUTE_MS });
    const startAtMs = Date.now();
    const clock = new MuleClock(planId, this.world, plan, { startAtMs, speed });
    this.clocks.push(clock);
    clock.start();
    await this.world.journal.written();
    return { planId, startAt: instantFromMs(startAtMs), victims: presentVictims(plan, clock) };
  }

  plans(): PlanProgress[] {
    return this.clocks.map((clock) => clock.progress());
  }

  reset(): void {
    this.stop();
    this.callbacks.forgetAll();
    this.world.reset();
  }

  stop(): void {
    for (const clock of this.clocks.splice(0)) clock.stop();
  }
}

function entriesOf(bank: Bank, instructionId: string | undefined): InboxEntry[] {
  if (instructionId === undefined) return [...bank.inbox.all()];
  const entry = bank.inbox.get(instructionId);
  return entry === undefined ? [] : [entry];
}

function presentEntry(bank: string, { instructionId, state, timesReceived, otherDigests, callbackOwed, answered, reportJson }: InboxEntry) {
  const report = reportJson === null ? null : (JSON.parse(reportJson.toString()) as BankReport);
  return { bank, instructionId, state, timesReceived, distinctBodies: 1 + otherDigests.length, callbackOwed, order: answered, report };
}

function presentAccount(bank: string, account: Account) {
  const now = instantFromMs(Date.now());
  const hold = runningHold(account, now);
  return {
    bank,
    accountNumber: account.number,
    accountName: account.name,
    origin: account.origin,
    marks: account.marks,
    balance: money(account.balanceMinor),
    available: money(availableMinor(account, now)),
    hold: hold === undefined ? null : { caseIds: hold.caseIds, instructionIds: hold.instructionIds, placedAt: hold.placedAt, expiresAt: hold.expiresAt },
    freezes: runningFreezes(account, now).map(({ caseId, instructionId, expiresAt, frozenMinor }) => ({ caseId, instructionId, expiresAt, frozen: money(frozenMinor) })),
  };
}
