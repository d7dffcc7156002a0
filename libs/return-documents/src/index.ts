export type { DocumentLine, ReturnDocument } from './return-document';
export type { PrintOrder } from './print-order';
export { PrintRoom } from './print-room';
export { renderNotice } from './render-notice';
export { renderPlan } from './render-plan';
