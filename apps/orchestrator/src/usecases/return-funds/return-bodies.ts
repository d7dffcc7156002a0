import type { OtherAccountRecord, ReturnProposal } from '@paystop/domain';
import type { Money } from '@paystop/kernel';

/** Bodies as the gateway has checked them (contracts: funds-return). */
interface OtherAccountBody {
  readonly reason: string;
  readonly nameCheck: string;
  readonly evidence: readonly string[];
}

interface Payee {
  readonly payTo: { readonly institutionCode: string; readonly accountNumber: string; readonly accountName: string };
  readonly otherAccount?: OtherAccountBody;
}

export interface PayeeBody extends Payee {
  readonly caseId: string;
}

export interface ProposeBody {
  readonly freezeId: string;
  readonly method: ReturnProposal['method'];
  readonly claims: readonly (PayeeBody & { readonly transferIds: readonly string[]; readonly loss: Money })[];
  readonly leftOut?: readonly { readonly caseId: string; readonly reason: string }[];
}

export interface ApproveBody {
  readonly confirmedPayees?: readonly string[];
}

export interface ObjectionBody {
  readonly statement: string;
  readonly by: { readonly name: string; readonly phone: string };
}

export function proposalOf({ method, claims, leftOut = [] }: ProposeBody): ReturnProposal {
  return { method, leftOut, claims: claims.map((claim) => ({ ...claim, otherAccount: otherAccountOf(claim) })) };
}

export function otherAccountOf({ otherAccount }: Payee): OtherAccountRecord | null {
  return otherAccount ?? null;
}

/** Attachments that a body names, each with its place. */
export function evidenceOf({ otherAccount }: Payee, at: string): { readonly id: string; readonly path: string }[] {
  return (otherAccount?.evidence ?? []).map((id, index) => ({ id, path: `${at}/otherAccount/evidence/${index}` }));
}
