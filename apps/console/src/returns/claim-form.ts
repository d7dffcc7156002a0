import type { Claimant, Money } from '../data/desk';
import { fenOf } from '../instructions/outcome-body';
import { plainYuan } from '../graph/graph-words';

/** Where a victim's money goes back to. */
export interface Payee {
  readonly institutionCode: string;
  readonly accountNumber: string;
  readonly accountName: string;
}

/** One case that paid into the account, as it is claimed for or left out. */
export interface ClaimForm {
  readonly caseId: string;
  readonly isClaimed: boolean;
  readonly leftOutBecause: string;
  readonly transferKeys: readonly string[];
  readonly lossYuan: string;
  readonly payTo: Payee;
}

const NOBODY: Payee = { institutionCode: '', accountNumber: '', accountName: '' };

export function openOf({ transfers }: Claimant, keys: readonly string[]): Money {
  return { amountMinor: String(transfers.filter(({ key }) => keys.includes(key)).reduce((sum, { open }) => sum + BigInt(open.amountMinor), 0n)), currency: 'CNY' };
}

/** Everybody is claimed for, with all that is still open: leaving somebody out takes a reason. */
export function claimsOf(claimants: readonly Claimant[]): readonly ClaimForm[] {
  return claimants.map((claimant) => {
    const transferKeys = claimant.transfers.filter(({ open }) => open.amountMinor !== '0').map(({ key }) => key);
    return { caseId: claimant.caseId, isClaimed: transferKeys.length > 0, leftOutBecause: '', transferKeys, lossYuan: plainYuan(openOf(claimant, transferKeys)), payTo: NOBODY };
  });
}

/** A transfer of a case in clear, as unmasking shows it. */
export interface ClearTransfer {
  readonly requestId: string;
  readonly transferId: string;
  readonly from: { readonly institutionCode?: string | null; readonly accountNumber?: string | null; readonly accountName?: string | null };
}

/** The account that the first claimed transfer came from. A key is `requestId/transferId`. */
export function payeeOf({ transferKeys }: Pick<ClaimForm, 'transferKeys'>, transfers: readonly ClearTransfer[]): Payee | null {
  const found = transfers.find(({ requestId, transferId }) => transferKeys.includes(`${requestId}/${transferId}`));
  const { institutionCode, accountNumber, accountName } = found?.from ?? {};
  return typeof accountNumber === 'string' ? { institutionCode: institutionCode ?? '', accountNumber, accountName: accountName ?? '' } : null;
}

/** The fields that are missing or wrong in a claim, by name; none when it can be sent. */
export function faultsOf(claim: ClaimForm, claimant: Claimant): readonly ('reason' | 'transfers' | 'loss' | 'too_much' | 'payee')[] {
  if (!claim.isClaimed) return claimant.claimable.amountMinor === '0' || claim.leftOutBecause.trim() !== '' ? [] : ['reason'];
  const loss = fenOf(claim.lossYuan);
  const { institutionCode, accountNumber, accountName } = claim.payTo;
  return [
    ...(claim.transferKeys.length === 0 ? ['transfers' as const] : []), ...(loss === undefined || loss === '0' ? ['loss' as const] : BigInt(loss) > BigInt(openOf(claimant, claim.transferKeys).amountMinor) ? ['too_much' as const] : []),
    ...([institutionCode, accountNumber, accountName].some((each) => each.trim() === '') ? ['payee' as const] : []),
  ];
}

export type ReturnMethod = 'auto' | 'direct' | 'timestamp' | 'pro_rata';

/** As POST /funds-returns takes it. */
export function proposalBody(freezeId: string, method: ReturnMethod, claims: readonly ClaimForm[]) {
  const leftOut = claims.filter(({ isClaimed, leftOutBecause }) => !isClaimed && leftOutBecause.trim() !== '').map(({ caseId, leftOutBecause }) => ({ caseId, reason: leftOutBecause.trim() }));
  return {
    freezeId, method,
    claims: claims.filter(({ isClaimed }) => isClaimed).map(({ caseId, transferKeys, lossYuan, payTo }) => ({ caseId, transferIds: [...transferKeys], loss: { amountMinor: fenOf(lossYuan) ?? '0', currency: 'CNY' as const }, payTo: { ...payTo } })),
    ...(leftOut.length === 0 ? {} : { leftOut }),
  };
}
