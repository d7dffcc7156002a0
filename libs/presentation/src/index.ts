export { type Shown, type Visibility, shownAs } from './visibility';
export { presentInstruction, presentTarget, publicVersion } from './present-instruction';
export { type RequestParts, presentRequest } from './present-request';
export { presentWarning } from './present-warning';
export { presentCase, presentCaseRow, presentCaseSummary, presentHold } from './present-case';
