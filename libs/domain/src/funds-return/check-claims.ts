import { type Instant, type Money, type Result, minorUnits, ok, refuse } from '@paystop/kernel';
import { districtOf, levelOf } from '../authority/authority';
import type { ClaimableTransfer, Claimant } from './claimants';
import type { ClaimRecord, LeftOutRecord, OtherAccountRecord, PayeeRecord } from './return-record';

/** A claim as a person proposes it. */
export interface ProposedClaim {
  readonly caseId: string;
  readonly transferIds: readonly string[];
  readonly loss: Money;
  readonly payTo: PayeeRecord;
  readonly otherAccount: OtherAccountRecord | null;
}

export interface ProposedClaims {
  readonly claims: readonly ProposedClaim[];
  readonly leftOut: readonly { readonly caseId: string; readonly reason: string }[];
}

export interface ClaimCheck {
  readonly claimants: readonly Claimant[];
  readonly proposerUnit: string;
  readonly referenceOf: (institutionCode: string, account: string) => string;
  /** References of accounts that have a hold, a freeze or a risk entry. */
  readonly suspects: ReadonlySet<string>;
  readonly now: Instant;
}

export interface CheckedClaims {
  readonly claims: readonly ClaimRecord[];
  readonly leftOut: readonly LeftOutRecord[];
}

/** The rules about who may get money back, and how much (contract-details 7). Refusals name the field that is wrong. */
export function checkClaims(proposed: ProposedClaims, check: ClaimCheck): Result<CheckedClaims> {
  const claims: ClaimRecord[] = [];
  const claimed = new Set<string>();
  for (const [index, claim] of proposed.claims.entries()) {
    const one = checkClaim(claim, { index, check, claimed });
    if (!one.ok) return one;
    one.value.transferKeys.forEach((key) => claimed.add(`${claim.caseId} ${key}`));
    claims.push(one.value);
  }
  const leftOut = leftOutWithReason(proposed, check.claimants);
  if (!leftOut.ok) return leftOut;
  const missing = check.claimants.filter(({ caseId, transfers }) => isOwed(transfers) && ![...claims, ...leftOut.value].some((each) => each.caseId === caseId));
  if (missing.length > 0) {
    return refuse('RETURN.CLAIMANT_MISSING', 'other cases paid into this account too; claim for them or leave them out with a reason', { missing: missing.map(({ caseId }) => caseId) });
  }
  const districts = new Set(check.claimants.map(({ unit }) => districtOf(unit)));
  if (districts.size > 1 && levelOf(check.proposerUnit) !== 'city') {
    return refuse('RETURN.CITY_PROPOSES', 'several districts share this account, so the city proposes its return');
  }
  return ok({ claims, leftOut: leftOut.value });
}

interface OneClaim {
  readonly index: number;
  readonly check: ClaimCheck;
  readonly claimed: ReadonlySet<string>;
}

function checkClaim(claim: ProposedClaim, one: OneClaim): Result<ClaimRecord> {
  const at = `/claims/${one.index}`;
  const claimant = one.check.claimants.find(({ caseId }) => caseId === claim.caseId);
  if (claimant === undefined) return refused('RETURN.NOT_A_CLAIMANT', `${at}/caseId`, 'this case did not pay into the account');
  const transfers = transfersOf(claim, { at, claimant, claimed: one.claimed });
  if (!transfers.ok) return transfers;
  const open = transfers.value.reduce((sum, transfer) => sum + minorUnits(transfer.open), 0n);
  if (minorUnits(claim.loss) > open) {
    return refused('RETURN.LOSS_EXCEEDS_TRANSFERS', `${at}/loss`, 'the loss is more than its transfers, less what was returned or is being returned');
  }
  const [first] = transfers.value;
  const payTo = checkPayee(claim, { at: `${at}/payTo`, transfers: transfers.value, check: one.check });
  if (!payTo.ok) return payTo;
  const { caseId, caseNumber, unit, fraudType, reportedAt } = claimant;
  return ok({
    caseId, caseNumber, unit, fraudType, reportedAt, victimName: first?.victimName ?? '', victimKind: first?.victimKind ?? 'person',
    transferKeys: transfers.value.map(({ key }) => key), transferIds: claim.transferIds, loss: claim.loss, payTo: claim.payTo, payToRef: payTo.value,
    otherAccount: isOwnAccount(claim.payTo, transfers.value) ? null : claim.otherAccount, payeeConfirmedBy: null,
  });
}

function transfersOf(
  claim: ProposedClaim, { at, claimant, claimed }: { readonly at: string; readonly claimant: Claimant; readonly claimed: ReadonlySet<string> },
): Result<ClaimableTransfer[]> {
  const found: ClaimableTransfer[] = [];
  for (const [index, id] of claim.transferIds.entries()) {
    const path = `${at}/transferIds/${index}`;
    const named = claimant.transfers.filter(({ key, transferId }) => key === id || transferId === id);
    const [transfer] = named;
    if (transfer === undefined) return refused('RETURN.TRANSFER_UNKNOWN', path, 'the case has no such transfer to this account');
    if (named.length > 1) return refused('RETURN.TRANSFER_UNKNOWN', path, 'several requests of the case have such a transfer; write requestId/transferId');
    if (found.includes(transfer) || claimed.has(`${claim.caseId} ${transfer.key}`)) return refused('RETURN.TRANSFER_CLAIMED_TWICE', path, 'this transfer is claimed twice in this return');
    found.push(transfer);
  }
  return ok(found);
}

/** The account that the money came from; another one needs the same holder, the bank's name check and evidence. */
export function checkPayee(
  claim: Pick<ProposedClaim, 'payTo' | 'otherAccount'>,
  { at, transfers, check }: { readonly at: string; readonly transfers: readonly ClaimableTransfer[]; readonly check: Pick<ClaimCheck, 'referenceOf' | 'suspects'> },
): Result<string> {
  const { payTo, otherAccount } = claim;
  const reference = check.referenceOf(payTo.institutionCode, payTo.accountNumber);
  if (check.suspects.has(reference)) return refused('RETURN.PAYEE_SUSPECT', at, 'this account is held or frozen, or known as a mule account');
  if (isOwnAccount(payTo, transfers)) return ok(reference);
  const holders = transfers.flatMap(({ from, victimName }) => [from.accountName, victimName]);
  if (!holders.includes(payTo.accountName)) return refused('RETURN.PAYEE_UNPROVEN', `${at}/accountName`, 'another account has to be of the same holder');
  if (otherAccount === null || otherAccount.evidence.length === 0) {
    return refused('RETURN.PAYEE_UNPROVEN', at, 'another account needs the bank\'s name check and evidence: send otherAccount');
  }
  return ok(reference);
}

function isOwnAccount(payTo: PayeeRecord, transfers: readonly ClaimableTransfer[]): boolean {
  return transfers.some(({ from }) => from.accountNumber === payTo.accountNumber && (from.institutionCode === null || from.institutionCode === payTo.institutionCode));
}

function leftOutWithReason({ leftOut }: ProposedClaims, claimants: readonly Claimant[]): Result<LeftOutRecord[]> {
  const records: LeftOutRecord[] = [];
  for (const [index, { caseId, reason }] of leftOut.entries()) {
    const claimant = claimants.find((each) => each.caseId === caseId);
    if (claimant === undefined) return refused('RETURN.NOT_A_CLAIMANT', `/leftOut/${index}/caseId`, 'this case did not pay into the account');
    records.push({ caseId, caseNumber: claimant.caseNumber, reason });
  }
  return ok(records);
}

/** Who has got everything back has nothing to claim any more. */
function isOwed(transfers: readonly ClaimableTransfer[]): boolean {
  return transfers.some(({ open }) => minorUnits(open) > 0n);
}

function refused(code: string, path: string, message: string): ReturnType<typeof refuse> {
  return refuse(code, message, { path });
}
