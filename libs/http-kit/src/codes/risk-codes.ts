/** Codes of the rules about accounts and indicators learnt from cases. */
export const RISK_CODES = {
  'RISK.NOT_ACTIVE': { status: 409, title: 'The entry is over already', meaning: 'Only a candidate or published entry can be withdrawn; this one was withdrawn or has aged out.', wayOut: 'Read the entry again.' },
  'RISK.NOT_CANDIDATE': { status: 409, title: 'The indicator waits for nobody', meaning: 'Only an indicator that too few cases know can be confirmed.', wayOut: 'Read the indicator again.' },
} as const;
