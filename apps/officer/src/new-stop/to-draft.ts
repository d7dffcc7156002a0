import { newTransfer, type AccountDraft, type Confirmation, type StopDraft, type TransferDraft } from './stop-draft';
import { yuanOf } from './yuan';

/** A body of the contract, or as much of one as there is: what a warning prefills, or what came back from the centre. */
export type PartialBody = Readonly<Record<string, unknown>>;

const BEIJING_MS = 8 * 3_600_000;

const record = (value: unknown): PartialBody => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as PartialBody) : {});
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The form that a body came from, or that it prefills. @param base what the form has without it: its id and the moment of the report. */
export function toDraft(body: PartialBody, base: StopDraft): StopDraft {
  const victim = record(body['victim']);
  const assisting = record(record(body['officers'])['assisting']);
  const transfers = Array.isArray(body['transfers']) ? body['transfers'].map((transfer, index) => withoutVictim(transferDraft(record(transfer), `t${index + 1}`), text(victim['name']))) : [];
  return {
    ...base,
    requestId: text(body['requestId']) || base.requestId,
    reportedAt: text(body['reportedAt']) || base.reportedAt,
    caseNumber: text(body['caseNumber']), fraudType: text(body['fraudType']), summary: text(body['summary']),
    victimName: text(victim['name']), victimPhone: text(victim['phone']), victimIdNumber: text(victim['idNumber']),
    assisting: { officerId: text(assisting['officerId']), name: text(assisting['name']) },
    transfers: transfers.length === 0 ? base.transfers : transfers,
    ...(body['confirms'] === undefined ? {} : { confirms: body['confirms'] as Confirmation }),
  };
}

/** The payer who is the victim stands in the form as nobody else: a corrected name then holds for both. */
function withoutVictim(transfer: TransferDraft, victimName: string): TransferDraft {
  return transfer.from.accountName === victimName ? { ...transfer, from: { ...transfer.from, accountName: '' } } : transfer;
}

function transferDraft(transfer: PartialBody, key: string): TransferDraft {
  const to = record(transfer['to']);
  const order = record(to['paymentOrder']);
  const [date, time] = beijingParts(text(transfer['transferredAt']));
  const fen = text(record(transfer['amount'])['amountMinor']);
  return {
    ...newTransfer(key),
    yuan: fen === '' ? '' : yuanOf(fen), date, time,
    from: accountDraft(record(transfer['from'])), to: accountDraft(to),
    order: to['paymentOrder'] === undefined ? null : { kind: (text(order['kind']) || 'order_number') as 'order_number', value: text(order['value']) },
    channel: text(transfer['channel']), bankReference: text(transfer['bankReference']),
  };
}

function accountDraft(account: PartialBody): AccountDraft {
  return { institutionCode: text(account['institutionCode']), accountNumber: text(account['accountNumber']), accountName: text(account['accountName']) };
}

function beijingParts(instant: string): readonly [string, string] {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) return ['', ''];
  const local = new Date(ms + BEIJING_MS).toISOString();
  return [local.slice(0, 10), local.slice(11, 19)];
}
