import type { Money } from '@paystop/kernel';
import type { OfficerRecord, VictimRecord } from './records';
import type { PaymentOrderRecord } from './trail-records';

/** A stop-payment request as it was sent, already valid in form (contract.md 2). */
export interface StopRequestInput {
  readonly requestId: string;
  readonly reportedAt: string;
  readonly caseNumber?: string | undefined;
  readonly fraudType: string;
  readonly summary: string;
  readonly victim: VictimRecord;
  readonly transfers: readonly TransferInput[];
  readonly officers: { readonly handling: OfficerRecord; readonly assisting: OfficerRecord };
  readonly indicators?: readonly { readonly kind: string; readonly value: string }[] | undefined;
  readonly attachments?: readonly string[] | undefined;
  readonly unit?: string | undefined;
}

export interface TransferInput {
  readonly transferId: string;
  readonly amount: Money;
  readonly transferredAt: string;
  readonly from: { readonly institutionCode: string; readonly accountNumber: string; readonly accountName: string };
  readonly to: {
    readonly institutionCode?: string | undefined;
    readonly accountNumber?: string | undefined;
    readonly accountName?: string | undefined;
    readonly paymentOrder?: PaymentOrderRecord | undefined;
  };
  readonly channel?: string | undefined;
  readonly bankReference?: string | undefined;
}
