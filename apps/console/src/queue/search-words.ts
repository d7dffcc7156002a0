export const SEARCH_KINDS = ['caseNumber', 'account', 'accountLast4', 'name', 'phone'] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

type SearchBody = { readonly [K in SearchKind]: { readonly [P in K]: string } }[SearchKind];

const LAST_FOUR = /^\d{4}$/;
const PHONE = /^1\d{10}$/;
const ACCOUNT = /^[0-9A-Za-z@._+-]*\d[0-9A-Za-z@._+-]*$/;
const CASE_NUMBER = /^[A-Z]\d{15,}$/i;

/** What a word most likely is: four digits the end of a card, eleven a phone, a letter and digits a case number, other digits a card, the rest a name. */
export function kindOf(word: string): SearchKind {
  if (LAST_FOUR.test(word)) return 'accountLast4';
  if (PHONE.test(word)) return 'phone';
  if (CASE_NUMBER.test(word)) return 'caseNumber';
  return ACCOUNT.test(word) ? 'account' : 'name';
}

export function searchOf(kind: SearchKind | 'auto', word: string): SearchBody {
  const isNumber = /^[\d\s-]+$/.test(word);
  const clean = isNumber ? word.replaceAll(/[\s-]/g, '') : word.trim();
  return { [kind === 'auto' ? kindOf(clean) : kind]: clean } as SearchBody;
}
