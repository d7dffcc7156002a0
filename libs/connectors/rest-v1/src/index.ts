export { restV1Connector } from './rest-v1.connector';
export { RESULT_CODES } from './rest-v1.codes';
