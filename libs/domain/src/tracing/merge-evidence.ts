import { epochMs } from '@paystop/kernel';
import { accountOf, targetKey } from '../case/account-key';
import type { PartyRecord } from '../case/records';
import { type Hop, type TransferEvidence, receiverKind, sinkKey } from './transfer-evidence';

/** How far the clocks of two banks may be apart when both report one transfer; an assumption. */
const CLOCKS_APART_MS = 120_000;

/** Finds the node that a party is: an account whose bank nobody named is the one known account of that number. */
export type KeyOf = (party: PartyRecord) => string;

export function keysOfParties(parties: () => Iterable<PartyRecord>): KeyOf {
  let known: ReadonlyMap<string, string> | undefined;
  return (party) => {
    if (party.institutionCode !== null) return targetKey(party);
    known ??= keysByAccount(parties());
    return known.get(accountOf(party)) ?? targetKey(party);
  };
}

function keysByAccount(parties: Iterable<PartyRecord>): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  for (const party of parties) {
    if (party.institutionCode === null) continue;
    const [account, key] = [accountOf(party), targetKey(party)];
    const before = known.get(account);
    if (before === undefined || key < before) known.set(account, key);
  }
  return known;
}

/** Evidence with the nodes that it speaks of. */
export interface PlacedEvidence extends TransferEvidence {
  readonly fromKey: string;
  readonly toKey: string;
  readonly toKind: ReturnType<typeof receiverKind>;
  /** The same for all that may be one transfer. */
  readonly group: string;
  /** The transfer, where nobody else speaks of one like it. */
  readonly hop: Hop;
}

/** Evidence whose banks are all named is placed by itself; the same is looked at again with every change of a case. */
const placedAlone = new WeakMap<TransferEvidence, PlacedEvidence>();

/** @returns the evidence with its nodes; money sent from an account to itself went nowhere and is left out. */
export function placed(evidence: readonly TransferEvidence[], keyOf: KeyOf): PlacedEvidence[] {
  const result: PlacedEvidence[] = [];
  for (const each of evidence) {
    const known = placedAlone.get(each) ?? placedBy(each, keyOf);
    if (each.from.institutionCode !== null && each.to?.institutionCode !== null) placedAlone.set(each, known);
    if (known.fromKey !== known.toKey) result.push(known);
  }
  return result;
}

function placedBy(each: TransferEvidence, keyOf: KeyOf): PlacedEvidence {
  const { witness, reporter, isLoss, from, to, amountMinor, transferredAt, channel, bankReference } = each;
  const fromKey = keyOf(from);
  const toKind = receiverKind(to, channel);
  const isPlace = to !== null && (toKind === 'account' || toKind === 'payment_order');
  const toKey = isPlace ? keyOf(to) : sinkKey(toKind === 'cash_out' ? toKind : 'unknown', fromKey);
  const group = `${fromKey}>${toKey}:${amountMinor}`;
  // Every field by its name: a spread is many times slower.
  const hop: Hop = { key: `${group}#0`, fromKey, toKey, fromAccountNumber: from.accountNumber, amountMinor, transferredAt, isLoss, channel, bankReference, witnesses: [witness] };
  return { witness, reporter, isLoss, from, to, amountMinor, transferredAt, channel, bankReference, fromKey, toKey, toKind, group, hop };
}

/**
 * One hop for each transfer that took place, whoever reports it and however often, in whatever order it is told. What one
 * witness lists twice took place twice; what two witnesses say is the same transfer by the rule of contract-details 2, or
 * when two banks' clocks differ a little.
 */
export function mergeEvidence(evidence: readonly PlacedEvidence[]): Hop[] {
  const alone = new Map<string, PlacedEvidence>();
  const groups = new Map<string, PlacedEvidence[]>();
  for (const each of evidence) {
    const [first, group] = [alone.get(each.group), groups.get(each.group)];
    if (first === undefined) alone.set(each.group, each);
    else if (group === undefined) groups.set(each.group, [first, each]);
    else group.push(each);
  }
  const hops: Hop[] = [];
  for (const [name, { hop }] of alone) {
    const group = groups.get(name);
    if (group === undefined) hops.push(hop);
    else matched(group).forEach(({ first, said }, index) => hops.push(hopOf(`${name}#${index}`, first, said)));
  }
  return hops;
}

function hopOf(key: string, first: PlacedEvidence, said: readonly PlacedEvidence[]): Hop {
  return {
    key, fromKey: first.fromKey, toKey: first.toKey, fromAccountNumber: first.from.accountNumber, amountMinor: first.amountMinor, transferredAt: first.transferredAt, isLoss: first.isLoss,
    channel: first.channel ?? said.find((each) => each.channel !== null)?.channel ?? null,
    bankReference: first.bankReference ?? said.find((each) => each.bankReference !== null)?.bankReference ?? null,
    witnesses: [...new Set(said.map((each) => each.witness))].sort(),
  };
}

/** What is being put together from the words of several witnesses; the first of them gives the particulars. */
interface Draft {
  readonly first: PlacedEvidence;
  readonly said: PlacedEvidence[];
}

function draftOf(first: PlacedEvidence): Draft {
  return { first, said: [first] };
}

function matched(evidence: readonly PlacedEvidence[]): Draft[] {
  const drafts: Draft[] = [];
  for (const ofWitness of byWitness(evidence)) {
    const free = new Set(drafts);
    const open = new Set(ofWitness);
    for (const same of [sameReference, sameMoment, nearMoment]) {
      for (const each of open) {
        const match = each.isLoss ? undefined : closest(free, each, same);
        if (match === undefined) continue;
        match.said.push(each);
        free.delete(match);
        open.delete(each);
      }
    }
    for (const each of open) drafts.push(draftOf(each));
  }
  return drafts.sort((a, b) => compareEvidence(a.first, b.first));
}

/** Reports first, since they carry the loss; then the banks, in an order that does not depend on who spoke first. */
function byWitness(evidence: readonly PlacedEvidence[]): PlacedEvidence[][] {
  const witnesses = new Map<string, PlacedEvidence[]>();
  for (const each of evidence) {
    const said = witnesses.get(each.witness);
    if (said === undefined) witnesses.set(each.witness, [each]);
    else said.push(each);
  }
  const sorted = [...witnesses.values()].map((said) => withoutRepeats(said.sort(compareEvidence)));
  return sorted.sort((a, b) => compareWitnesses(a[0], b[0]));
}

/** A reference names one transfer at its bank: a line that comes twice in one answer is one. */
function withoutRepeats(said: readonly PlacedEvidence[]): PlacedEvidence[] {
  return said.filter((each, index) => {
    const before = said[index - 1];
    return each.isLoss || before === undefined || !sameReference(before, each) || before.transferredAt !== each.transferredAt;
  });
}

/** The bank that the money left knows best. */
function isOwnWord({ reporter, from }: TransferEvidence): boolean {
  return reporter === from.institutionCode;
}

function compareWitnesses(a: TransferEvidence | undefined, b: TransferEvidence | undefined): number {
  if (a === undefined || b === undefined) return 0;
  if (a.isLoss !== b.isLoss) return a.isLoss ? -1 : 1;
  if (isOwnWord(a) !== isOwnWord(b)) return isOwnWord(a) ? -1 : 1;
  return compareText(a.witness, b.witness);
}

function compareEvidence(a: TransferEvidence, b: TransferEvidence): number {
  return compareText(a.transferredAt, b.transferredAt) || compareText(a.bankReference ?? '', b.bankReference ?? '') || compareText(a.witness, b.witness);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

type SameTransfer = (a: TransferEvidence, b: TransferEvidence) => boolean;

function closest(drafts: Iterable<Draft>, wanted: TransferEvidence, same: SameTransfer): Draft | undefined {
  let found: Draft | undefined;
  for (const draft of drafts) {
    if (!draft.said.some((each) => same(each, wanted))) continue;
    if (found === undefined || apartMs(draft.first, wanted) < apartMs(found.first, wanted)) found = draft;
  }
  return found;
}

function sameReference(a: TransferEvidence, b: TransferEvidence): boolean {
  return a.bankReference !== null && a.bankReference === b.bankReference;
}

function sameMoment(a: TransferEvidence, b: TransferEvidence): boolean {
  return a.transferredAt === b.transferredAt && !toldApart(a, b);
}

function nearMoment(a: TransferEvidence, b: TransferEvidence): boolean {
  return a.reporter !== b.reporter && apartMs(a, b) <= CLOCKS_APART_MS;
}

/** Whether what two cases drew is one transfer: victims' own payments are each one of its own. */
export function isSameTransfer(a: Hop, b: Hop): boolean {
  if ((a.isLoss && b.isLoss) || a.fromKey !== b.fromKey || a.toKey !== b.toKey || a.amountMinor !== b.amountMinor) return false;
  if (a.bankReference !== null && b.bankReference !== null && a.bankReference === b.bankReference) return true;
  return Math.abs(epochMs(a.transferredAt) - epochMs(b.transferredAt)) <= CLOCKS_APART_MS && (a.bankReference === null || b.bankReference === null);
}

/** One bank's own references differ: two transfers. */
function toldApart(a: TransferEvidence, b: TransferEvidence): boolean {
  return a.reporter === b.reporter && a.bankReference !== null && b.bankReference !== null && a.bankReference !== b.bankReference;
}

function apartMs(a: TransferEvidence, b: TransferEvidence): number {
  return Math.abs(epochMs(a.transferredAt) - epochMs(b.transferredAt));
}
