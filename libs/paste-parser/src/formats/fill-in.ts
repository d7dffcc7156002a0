import { settled } from '../guesses';
import type { Guess, Party, PasteReading } from '../reading';
import type { Expected, ExpectedParty } from './format';

const told = <T>(candidates: readonly Guess<T>[]): T | undefined => settled(candidates)?.value;

function partyTold(party: Party): ExpectedParty {
  const fields = { account: told(party.accountNumber), last: told(party.lastDigits), name: told(party.name), bank: told(party.institutionCode) };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** What a form would fill in from a reading, in the shape of the tables. */
export function fillIn(reading: PasteReading): Expected {
  const amount = told(reading.amountMinor);
  const at = told(reading.transferredAt);
  const from = partyTold(reading.from);
  const to = partyTold(reading.to);
  const channel = told(reading.channel);
  return {
    source: reading.source,
    direction: reading.direction,
    ...(amount === undefined ? {} : { yuan: `${amount.slice(0, -2) || '0'}.${amount.slice(-2).padStart(2, '0')}` }),
    ...(at === undefined ? {} : { at: at.at, ...(at.precision === 'minute' ? {} : { precision: at.precision }) }),
    ...(Object.keys(from).length === 0 ? {} : { from }),
    ...(Object.keys(to).length === 0 ? {} : { to }),
    ...(reading.paymentOrders.length === 0 ? {} : { orders: reading.paymentOrders.map(({ value }) => `${value.kind} ${value.value}`) }),
    ...(channel === undefined ? {} : { channel }),
    ...(reading.doubts.length === 0 ? {} : { doubts: reading.doubts }),
  };
}
