/** rest-v1 carries the four-digit codes of domain.md 3.5 as they are; no translation is needed. */
export { RESULT_CODES } from '@paystop/connector-kit';
