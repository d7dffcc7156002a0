export { manualConnector } from './manual.connector';
