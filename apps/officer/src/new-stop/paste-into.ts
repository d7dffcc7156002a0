import { type Doubt, readPaste, splitPaste } from '@paystop/paste-parser';
import { fillFromPaste } from './fill-from-paste';
import { newTransfer, type StopDraft, type TransferDraft } from './stop-draft';

export interface PasteResult {
  readonly draft: StopDraft;
  readonly filled: number;
  readonly transfers: number;
  readonly doubts: readonly Doubt[];
}

/** The table of card prefixes comes when it is first needed; where it does not come, banks are read from names alone. */
async function prefixTable(): Promise<{ readonly bankOfCard?: (accountNumber: string) => string | undefined }> {
  try {
    const { bankOfCard } = await import('./bank-of-card');
    return { bankOfCard };
  } catch {
    return {};
  }
}

/** The first text goes into the transfer that stands last in the form, each further one into a transfer of its own. */
export async function pasteInto(draft: StopDraft, text: string): Promise<PasteResult> {
  const table = await prefixTable();
  const pieces = splitPaste(text);
  const doubts = new Set<Doubt>();
  let transfers = [...draft.transfers];
  pieces.forEach((piece, index) => {
    const reading = readPaste(piece, { now: new Date().toISOString(), ...table });
    for (const doubt of reading.doubts) doubts.add(doubt);
    const at = index === 0 ? transfers.length - 1 : transfers.length;
    const target = transfers[at] ?? newTransfer(nextKey(transfers), transfers[0]);
    transfers = [...transfers.slice(0, at), fillFromPaste(target, reading), ...transfers.slice(at + 1)];
  });
  const count = (all: readonly TransferDraft[]): number => all.reduce((sum, { guessed, choices }) => sum + Object.keys(guessed).length + Object.keys(choices).length, 0);
  return { draft: { ...draft, transfers }, filled: count(transfers), transfers: pieces.length, doubts: [...doubts] };
}

export function nextKey(transfers: readonly TransferDraft[]): string {
  return `t${Math.max(0, ...transfers.map(({ key }) => Number(key.slice(1)))) + 1}`;
}
