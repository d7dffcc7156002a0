import { type Instant, laterOf } from '@paystop/kernel';
import type { OtherDepositRecord } from '../case/trail-records';
import type { AccountAnswer } from './account-answer';
import { type TaintingRule, sharesByLargestRemainder } from './money-pool';
import { type KnownDeposit, splitHeld } from './split-held';
import type { OtherMovement, TracedHop } from './trace-money';

type Answers = ReadonlyMap<string, AccountAnswer>;

/** @returns what other cases know to have moved in the accounts of this one, and this one does not. */
export function moneyOfOthers(answers: Answers): OtherMovement[] {
  return [...answers].flatMap(([key, { shared }]): OtherMovement[] => {
    if (shared === undefined) return [];
    const { deposits, withdrawals } = shared.others;
    return [
      ...deposits.filter(({ hop }) => hop === null).map(({ at, amountMinor }) => ({ key, direction: 'in' as const, at, amountMinor: BigInt(amountMinor) })),
      ...withdrawals.map(({ at, amountMinor }) => ({ key, direction: 'out' as const, at, amountMinor: BigInt(amountMinor) })),
    ];
  });
}

/** @returns for each account that other cases paid into as well, what of the money held there is this case's (contract-details 7). */
export function sharesOf(edges: readonly TracedHop[], answers: Answers, rule: TaintingRule): ReadonlyMap<string, bigint> {
  const shares = new Map<string, bigint>();
  for (const [key, { shared, heldMinor, releasedMinor }] of answers) {
    if (shared === undefined) continue;
    const { caseId, others } = shared;
    const deposits = [...ownDeposits(edges, { key, caseId, others: others.deposits }), ...others.deposits.filter(({ hop }) => hop === null).flatMap((each) => inParts(each.at, BigInt(each.amountMinor), partsOf(each)))];
    const leaving = edges.filter(({ hop }) => hop.fromKey === key && !hop.isLoss).map(({ hop }) => ({ at: hop.transferredAt, amountMinor: hop.amountMinor }));
    const withdrawals = [...leaving, ...others.withdrawals.map(({ at, amountMinor }) => ({ at, amountMinor: BigInt(amountMinor) }))];
    const own = heldMinor > 0n ? heldMinor : releasedMinor;
    const held = own > BigInt(others.heldMinor) ? own : BigInt(others.heldMinor);
    const split = splitHeld({ deposits, withdrawals: afterFirst(deposits, withdrawals), heldMinor: held }, rule);
    shares.set(key, split.get(caseId) ?? 0n);
  }
  return shares;
}

interface OwnSide {
  readonly key: string;
  readonly caseId: string;
  readonly others: readonly OtherDepositRecord[];
}

function ownDeposits(edges: readonly TracedHop[], { key, caseId, others }: OwnSide): KnownDeposit[] {
  return edges.filter(({ hop }) => hop.toKey === key).flatMap(({ hop, taintedMinor }) => {
    const alsoOthers = others.filter((each) => each.hop === hop.key).flatMap(partsOf);
    return inParts(hop.transferredAt, hop.amountMinor, [{ owner: caseId, minor: taintedMinor }, ...alsoOthers]);
  });
}

function partsOf({ parts }: OtherDepositRecord): { readonly owner: string; readonly minor: bigint }[] {
  return parts.map(({ caseId, amountMinor }) => ({ owner: caseId, minor: BigInt(amountMinor) }));
}

/** One transfer that carries several cases' money; what nobody traces comes last, as in each case's own graph. */
function inParts(at: Instant, amountMinor: bigint, parts: readonly { readonly owner: string; readonly minor: bigint }[]): KnownDeposit[] {
  const sorted = [...parts].sort((a, b) => (a.owner < b.owner ? -1 : 1));
  const claimed = sorted.reduce((sum, { minor }) => sum + minor, 0n);
  // Each case traces by what it knows: together they may claim more than the transfer carried, then all bear that evenly.
  const minors = claimed > amountMinor ? sharesByLargestRemainder(amountMinor, sorted.map(({ minor }) => minor)) : sorted.map(({ minor }) => minor);
  const known = sorted.map(({ owner }, index): KnownDeposit => ({ owner, at, amountMinor: minors[index] ?? 0n }));
  return claimed < amountMinor ? [...known, { owner: null, at, amountMinor: amountMinor - claimed }] : known;
}

/** What a bank lists as moved on was paid from what had come, also where its clock is a little slow. */
function afterFirst<W extends { readonly at: Instant }>(deposits: readonly KnownDeposit[], withdrawals: readonly W[]): W[] {
  const [first] = deposits.map(({ at }) => at).sort();
  return first === undefined ? [...withdrawals] : withdrawals.map((each) => ({ ...each, at: laterOf(each.at, first) }));
}
