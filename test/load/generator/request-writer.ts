import { randomUUID } from 'node:crypto';

export interface Subject {
  readonly officerId: string;
  readonly token: string;
}

export interface WrittenRequest {
  readonly requestId: string;
  readonly bank: string;
  readonly bytes: Buffer;
}

const REPORTED_BEFORE_MS = 60_000;
const TRANSFERRED_BEFORE_MS = 1_200_000;
const FIRST_ACCOUNT = 9_900_000_000_000_000n;

/** Writes whole HTTP requests, each with an id, accounts and a transfer of its own, going round subjects and banks. */
export class RequestWriter {
  private count = 0;
  private readonly heads: readonly string[];

  /** @param run tells this run's accounts from those of another on the same database. */
  constructor(
    private readonly subjects: readonly Subject[],
    private readonly banks: readonly string[],
    private readonly run: number,
    host: string,
  ) {
    this.heads = subjects.map(({ token }) => `POST /api/v1/stop-payment-requests HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\nidempotency-key: `);
  }

  next(): WrittenRequest {
    const index = this.count;
    this.count += 1;
    const who = index % this.subjects.length;
    const bank = this.banks[index % this.banks.length] ?? '';
    const requestId = randomUUID();
    const body = this.body(requestId, bank, { index, officerId: this.subjects[who]?.officerId ?? '' });
    const bytes = Buffer.from(`${this.heads[who] ?? ''}${requestId}\r\ncontent-length: ${String(Buffer.byteLength(body))}\r\n\r\n${body}`);
    return { requestId, bank, bytes };
  }

  private body(requestId: string, bank: string, { index, officerId }: { readonly index: number; readonly officerId: string }): string {
    const now = Date.now();
    const account = FIRST_ACCOUNT + BigInt(this.run) * 10_000_000_000n + BigInt(index) * 2n;
    return `{"requestId":"${requestId}","reportedAt":"${new Date(now - REPORTED_BEFORE_MS).toISOString()}","fraudType":"fake_investment",`
      + '"summary":"受害人被引导下载虚假投资软件并多次转账。","victim":{"name":"王小明","idType":"resident_id","idNumber":"440305199001011234","phone":"13800000000","kind":"person"},'
      + `"transfers":[{"transferId":"t1","amount":{"amountMinor":"${String(100_000 + (index % 900_000))}","currency":"CNY"},"transferredAt":"${new Date(now - TRANSFERRED_BEFORE_MS).toISOString()}",`
      + `"from":{"institutionCode":"ICBC","accountNumber":"${String(account)}","accountName":"王小明"},`
      + `"to":{"institutionCode":"${bank}","accountNumber":"${String(account + 1n)}","accountName":"李四"},"channel":"mobile_banking","bankReference":"R${String(account)}"}],`
      + `"officers":{"handling":{"officerId":"${officerId}","name":"张警官","phone":"13900000000"},"assisting":{"officerId":"A-${officerId}","name":"陈警官"}}}`;
  }
}
