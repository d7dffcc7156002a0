/** A hint of the centre about a request: its place, and an English sentence for who has no other. */
export interface RequestWarning {
  readonly path: string;
  readonly message: string;
}

export interface WarningText {
  /** Key of the sentence, below `hint`; null where only the centre has one. */
  readonly key: string | null;
  /** Which transfer, counted from one. */
  readonly number?: number;
}

const OF_A_TRANSFER = /^\/transfers\/(\d+)\/(.+)$/;
const PLACES: Readonly<Record<string, string>> = {
  transferredAt: 'after_report', 'from/accountNumber': 'from_check_digit', 'to/accountNumber': 'to_check_digit', 'from/institutionCode': 'from_unknown', 'to/institutionCode': 'to_unresolved',
};

/** The place says what it is about (contract-details 2); papers that are owed have a part of the page of their own. */
export function textOfWarning({ path }: RequestWarning): WarningText | 'said_elsewhere' {
  if (path === '/attachments') return 'said_elsewhere';
  if (path === '/reportedAt') return { key: 'ahead' };
  const [, index = '', place = ''] = OF_A_TRANSFER.exec(path) ?? [];
  const key = PLACES[place];
  return key === undefined ? { key: null } : { key, number: Number(index) + 1 };
}
