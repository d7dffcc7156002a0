import { type Money, type Instant, instantFromMs, money } from '@paystop/kernel';
import type { CityPlan, PlannedAccount } from '../mules/city-plan';
import type { MuleClock } from '../mules/mule-clock';

interface PlayedAccount {
  readonly institutionCode: string;
  readonly accountNumber: string;
  readonly accountName: string;
}

/** What a victim of the plan will tell the police, and when. */
export interface PlayedVictim {
  readonly name: string;
  readonly phone: string;
  readonly idNumber: string;
  readonly loss: Money;
  readonly reportAt: Instant;
  readonly payments: readonly {
    readonly from: PlayedAccount;
    readonly to: PlayedAccount;
    readonly amount: Money;
    readonly transferredAt: Instant;
    readonly bankReference: string;
  }[];
}

export function presentVictims(plan: CityPlan, clock: MuleClock): PlayedVictim[] {
  return plan.victims.map(({ name, phone, idNumber, lossMinor, reportOffsetMs, payments }) => ({
    name, phone, idNumber,
    loss: money(lossMinor),
    reportAt: instantFromMs(clock.realMs(reportOffsetMs)),
    payments: payments.flatMap(({ from, to, amountMinor, offsetMs, reference }) => (to === null ? [] : [{
      from: address(from), to: address(to), amount: money(amountMinor), transferredAt: instantFromMs(clock.realMs(offsetMs)), bankReference: reference,
    }])),
  }));
}

function address({ institutionCode, accountNumber, accountName }: PlannedAccount): PlayedAccount {
  return { institutionCode, accountNumber, accountName };
}
