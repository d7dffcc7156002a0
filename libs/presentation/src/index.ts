export { type Shown, type Visibility, shownAs } from './visibility';
export { presentInstruction, presentTarget, publicVersion } from './present-instruction';
export { type RequestParts, presentRequest } from './present-request';
export { GraphWriter } from './graph-writer';
export { presentWarning } from './present-warning';
export { presentCase, presentCaseRow, presentCaseSummary } from './present-case';
export { presentFreeze, presentHold, presentObjection } from './present-keeping';
export { presentRisk } from './present-risk';
export { presentClaimant, presentReturn } from './present-return';
