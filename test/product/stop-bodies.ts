import { randomInt, randomUUID } from 'node:crypto';
import { ASSISTING_OFFICER_ID, OFFICER } from './people';
import type { StopBody } from './views';

const MINUTE_MS = 60_000;

/** An account number that nobody else uses. The first digits belong to no bank's BIN. */
export function freshAccount(prefix = '9900'): string {
  return prefix + String(randomInt(1e11, 1e12)) + String(randomInt(1_000, 10_000));
}

export interface TransferSketch {
  readonly bank?: string | undefined;
  readonly account?: string;
  readonly accountName?: string;
  readonly amountMinor?: string;
  readonly to?: Readonly<Record<string, unknown>>;
}

export function aTransfer(transferId: string, { bank = 'CMB', account = freshAccount(), accountName = '李四', amountMinor = '5000000', to }: TransferSketch = {}): StopBody['transfers'][number] {
  return {
    transferId,
    amount: { amountMinor, currency: 'CNY' },
    transferredAt: new Date(Date.now() - 20 * MINUTE_MS).toISOString(),
    from: { institutionCode: 'ICBC', accountNumber: freshAccount(), accountName: '王小明' },
    to: to ?? { institutionCode: bank, accountNumber: account, accountName },
    channel: 'mobile_banking',
  };
}

/** A report as an officer of the station would send it now. */
export function aStopRequest(transfers: readonly TransferSketch[] = [{}], changes: Readonly<Record<string, unknown>> = {}): StopBody {
  return {
    requestId: randomUUID(),
    reportedAt: new Date(Date.now() - MINUTE_MS).toISOString(),
    fraudType: 'fake_investment',
    summary: '受害人被诱导在虚假投资平台转账。',
    victim: { name: '王小明', idType: 'resident_id', idNumber: '440305199001011234', phone: '13800000000', kind: 'person' },
    transfers: transfers.map((sketch, index) => aTransfer(`t${String(index + 1)}`, sketch)),
    officers: { handling: { officerId: OFFICER.user, name: '张警官' }, assisting: { officerId: ASSISTING_OFFICER_ID, name: '陈警官' } },
    ...changes,
  };
}
